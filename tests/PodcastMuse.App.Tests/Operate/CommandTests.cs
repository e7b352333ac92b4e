using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.App.Settings;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.App.Tests.Operate;

/// <summary>What operators run, as processes of their own on the folder of a service.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muse-operate-").FullName;
    private readonly string _first = Key(1);
    private readonly string _second = Key(2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_vault_is_rotated_to_the_newest_key_and_opens_without_the_old_one()
    {
        var user = await InServiceAsync(_first, async services =>
        {
            var id = await NewUserAsync(services);
            await services.GetRequiredService<PodcastMuse.Vault.Vault>().PutAsync(id, "openai", Secret.Of("sk-good-0123456789abcdefghij"), null, Stop);
            return id;
        });

        var rotated = await RunAsync($"{_second},{_first}", "vault", "rotate");
        var again = await RunAsync(_second, "vault", "rotate");
        var strange = await RunAsync(Key(3), "vault", "rotate");

        Assert.Equal((0, "1 data keys were wrapped with the newest encryption key."), rotated);
        Assert.Equal((0, "0 data keys were wrapped with the newest encryption key."), again);
        Assert.Equal(1, strange.ExitCode);
        Assert.Contains("1 data keys open with none of the configured keys", strange.Output, StringComparison.Ordinal);
        await InServiceAsync(_second, async services =>
        {
            using var access = await services.GetRequiredService<PodcastMuse.Vault.Vault>().OpenAsync(user, "openai", Stop);
            Assert.NotNull(access);
            return user;
        });
    }

    [Fact]
    public async Task The_ledger_is_verified_and_what_does_not_add_up_is_named()
    {
        var user = await InServiceAsync(_first, NewUserAsync);
        var sound = await RunAsync(_first, "ledger", "verify");
        await InServiceAsync(_first, async services =>
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
            await db.Set<PodcastMuse.Accounts.User>().ExecuteUpdateAsync(set => set.SetProperty(u => u.Credits, 11), Stop);
            return user;
        });
        var broken = await RunAsync(_first, "ledger", "verify");
        var nobody = await RunAsync(_first, "ledger", "verify", "--user", Guid.CreateVersion7().ToString());

        Assert.Equal((0, "The ledger adds up: 1 accounts, 1 rows."), sound);
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains(user.ToString(), broken.Output, StringComparison.Ordinal);
        Assert.Equal(2, nobody.ExitCode);
    }

    private static string Key(byte filling) => Convert.ToBase64String(Enumerable.Repeat(filling, 32).ToArray());

    private static async Task<Guid> NewUserAsync(IServiceProvider services)
    {
        var now = TimeProvider.System.GetUtcNow();
        var user = new PodcastMuse.Accounts.User { Id = Guid.CreateVersion7(), Email = "ada@example.com", PasswordHash = "", CreatedAt = now, UpdatedAt = now };
        await using var db = await services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        db.Add(user);
        await db.SaveChangesAsync(Stop);
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        await services.GetRequiredService<Ledger>().GrantAsync(db, user.Id, 10, "test", "For tests", Stop);
        await transaction.CommitAsync(Stop);
        return user.Id;
    }

    /// <summary>Something done by the service on that folder, which does not run any more when the commands do.</summary>
    private async Task<Guid> InServiceAsync(string encryptionKeys, Func<IServiceProvider, Task<Guid>> act)
    {
        var (settings, problems) = SettingsReader.Read(Environment(encryptionKeys));
        Assert.Empty(problems);
        await using var app = Composition.BuildServer(settings!);
        await Serve.ServeCommand.PrepareAsync(app, Stop);
        return await act(app.Services);
    }

    private Dictionary<string, string> Environment(string encryptionKeys) => new() { ["DATA_DIR"] = _folder, ["ENCRYPTION_KEY"] = encryptionKeys, ["LOG_LEVEL"] = "error" };

    private async Task<(int ExitCode, string Output)> RunAsync(string encryptionKeys, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "muse"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        foreach (var (name, value) in Environment(encryptionKeys))
            start.Environment[name] = value;
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Stop);
        var errors = process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, (await output + await errors).Trim());
    }
}
