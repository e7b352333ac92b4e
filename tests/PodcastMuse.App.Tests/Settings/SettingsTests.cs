using PodcastMuse.App.Settings;

namespace PodcastMuse.App.Tests.Settings;

public sealed class SettingsTests
{
    [Fact]
    public void Nothing_set_is_one_machine_with_everything_embedded()
    {
        var (settings, problems) = SettingsReader.Read(new Dictionary<string, string>());
        Assert.Empty(problems);
        Assert.NotNull(settings);
        Assert.Null(settings.PostgresUrl);
        Assert.EndsWith("muse.db", settings.SqlitePath, StringComparison.Ordinal);
        Assert.Equal(
            (8000, 100, 10, true, true, false, Role.All),
            (settings.Port, settings.WelcomeCredits, settings.MaxProjectsPerUser, settings.BuiltInStudio, settings.EnableVideoGeneration, settings.AllowPrivateProviderUrls, settings.Role));
        Assert.Equal("127.0.0.1", settings.Host);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_by_name_and_no_secret_with_it()
    {
        var (settings, problems) = SettingsReader.Read(new Dictionary<string, string>
        {
            ["DATABASE_URL"] = "mysql://root:hunter2@db/x",
            ["REDIS_URL"] = "http://cache",
            ["PORT"] = "eighty",
            ["SECRET_KEY"] = "hunter2",
            ["ENCRYPTION_KEY"] = "hunter2",
            ["ROLE"] = "boss",
            ["WORKER_QUEUES"] = "urgent",
            ["S3_BUCKET_NAME"] = "b",
            ["STRIPE_SECRET_KEY"] = "hunter2",
            ["ENABLE_VIDEO_GENERATION"] = "maybe",
            ["PUBLIC_URL"] = "example.com",
        });
        Assert.Null(settings);
        Assert.All(
            ["DATABASE_URL", "REDIS_URL", "PORT", "SECRET_KEY", "ENCRYPTION_KEY", "ROLE", "WORKER_QUEUES", "S3_BUCKET_NAME", "STRIPE_WEBHOOK_SECRET", "ENABLE_VIDEO_GENERATION", "PUBLIC_URL"],
            name => Assert.Contains(problems, problem => problem.StartsWith(name, StringComparison.Ordinal)));
        Assert.All(problems, problem => Assert.DoesNotContain("hunter2", problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("+/+/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("-_-_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("-_-_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("fbffbf0000000000000000000000000000000000000000000000000000000000")]
    [InlineData("FBFFBF0000000000000000000000000000000000000000000000000000000000")]
    public void An_encryption_key_is_taken_as_any_tool_writes_it(string text)
    {
        var (settings, problems) = SettingsReader.Read(new Dictionary<string, string> { ["ENCRYPTION_KEY"] = text });
        Assert.Empty(problems);
        Assert.Equal([0xFB, 0xFF, 0xBF, .. new byte[29]], Assert.Single(settings!.EncryptionKeys));
    }

    [Theory]
    [InlineData("AAAA")]
    [InlineData("zzffbf0000000000000000000000000000000000000000000000000000000000")]
    [InlineData("+/-_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void What_is_no_encryption_key_is_refused(string text)
    {
        var (_, problems) = SettingsReader.Read(new Dictionary<string, string> { ["ENCRYPTION_KEY"] = text });
        Assert.StartsWith("ENCRYPTION_KEY", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_would_quietly_do_nothing_stop_the_start_together()
    {
        var (_, problems) = SettingsReader.Read(new Dictionary<string, string>
        {
            ["OIDC_ISSUER"] = "https://accounts.example.com",
            ["OIDC_PROVIDER"] = "My Company",
            ["ADMIN_EMAILS"] = "boss@example.com, boss",
            ["CORS_ORIGINS"] = "https://app.example.com, https://app.example.com/path, app.example.com, *",
            ["S3_ENDPOINT_URL"] = "https://s3.example.com",
        });
        Assert.Equal(
            ["ADMIN_EMAILS", "CORS_ORIGINS", "CORS_ORIGINS", "CORS_ORIGINS", "OIDC_CLIENT_ID", "OIDC_PROVIDER", "S3_BUCKET_NAME"],
            problems.Select(problem => problem.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Keys_of_amazon_that_stand_there_for_other_tools_do_not_stop_the_start()
    {
        var (settings, problems) = SettingsReader.Read(new Dictionary<string, string> { ["AWS_ACCESS_KEY_ID"] = "id", ["AWS_SECRET_ACCESS_KEY"] = "secret" });
        Assert.Empty(problems);
        Assert.Null(settings!.S3);
    }

    [Theory]
    [InlineData("api")]
    [InlineData("worker")]
    public void A_node_of_many_needs_what_nodes_share(string role)
    {
        var (_, problems) = SettingsReader.Read(new Dictionary<string, string> { ["ROLE"] = role });
        Assert.Equal(3, problems.Count);
    }

    [Theory]
    [InlineData("sqlite:///kept/here.db", "kept/here.db")]
    [InlineData("sqlite:////var/lib/muse.db", "/var/lib/muse.db")]
    public void Sqlite_is_addressed_as_sqlalchemy_does(string url, string path)
    {
        var (settings, _) = SettingsReader.Read(new Dictionary<string, string> { ["DATABASE_URL"] = url });
        Assert.Equal(Path.GetFullPath(path), settings!.SqlitePath);
    }

    [Fact]
    public void A_file_of_settings_is_read_as_people_write_it()
    {
        var values = SettingsSource.Parse("# mine\nexport PORT=9000\n\nSECRET_KEY=\"a=b #c\"\nEMPTY=\nbroken line\nQUOTED='x'\r\n");
        Assert.Equal("9000", values["PORT"]);
        Assert.Equal("a=b #c", values["SECRET_KEY"]);
        Assert.Equal("", values["EMPTY"]);
        Assert.Equal("x", values["QUOTED"]);
        Assert.Equal(4, values.Count);
    }

    [Fact]
    public async Task Two_that_start_at_once_keep_the_same_key()
    {
        var folder = Directory.CreateTempSubdirectory("muse-keys-").FullName;
        try
        {
            var keys = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Convert.ToHexString(KeptKeys.Get(folder, "secret.key")))));
            Assert.Single(keys.Distinct());
            Assert.Equal([Path.Combine(folder, "secret.key")], Directory.GetFiles(folder));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "secret.key")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
