using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using PodcastMuse.Accounts;
using PodcastMuse.Jobs;
using PodcastMuse.Limits;
using PodcastMuse.Postgres;
using PodcastMuse.Providers.Calls;
using PodcastMuse.Redis;

namespace PodcastMuse.App.Settings;

/// <summary>Reads settings out of the environment. Everything that is wrong is told at once, by its name.</summary>
internal sealed partial class SettingsReader
{
    private const int KeyBytes = 32;

    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly List<string> _problems = [];

    private SettingsReader(IReadOnlyDictionary<string, string> environment) => _environment = environment;

    /// <summary>The settings, or every problem found.</summary>
    public static (MuseSettings? Settings, IReadOnlyList<string> Problems) Read(IReadOnlyDictionary<string, string> environment)
    {
        var reader = new SettingsReader(environment);
        var settings = reader.Read();
        return reader._problems.Count == 0 ? (settings, []) : (null, reader._problems);
    }

    /// <summary>What the terminal has to do with, or every problem found; what only a service needs may be whatever it is.</summary>
    public static (TerminalSettings? Settings, IReadOnlyList<string> Problems) ReadTerminal(IReadOnlyDictionary<string, string> environment)
    {
        var reader = new SettingsReader(environment);
        var settings = new TerminalSettings(
            reader.DataDir(), reader.BuiltInStudio(), reader.EnableVideoGeneration(), reader.RetryBase(),
            reader.Providers() with { AllowPrivateUrls = reader.AllowPrivateProviderUrls() });
        return reader._problems.Count == 0 ? (settings, []) : (null, reader._problems);
    }

    private string DataDir() => Path.GetFullPath(Text("DATA_DIR") ?? "data");

    private bool BuiltInStudio() => Flag("BUILT_IN_STUDIO", true);

    private bool EnableVideoGeneration() => Flag("ENABLE_VIDEO_GENERATION", true);

    private bool AllowPrivateProviderUrls() => Flag("ALLOW_PRIVATE_PROVIDER_URLS", false);

    private TimeSpan RetryBase() => TimeSpan.FromSeconds(Number("RETRY_BASE_SECONDS", 60, 0, 3_600));

    private ProviderOptions Providers() => new(
        Address("OPENAI_BASE_URL") ?? ProviderOptions.Usual.OpenAi,
        Address("KIE_API_BASE_URL") ?? ProviderOptions.Usual.Kie,
        Address("ELEVENLABS_BASE_URL") ?? ProviderOptions.Usual.ElevenLabs,
        Address("GOOGLE_BASE_URL") ?? ProviderOptions.Usual.Google);

    private MuseSettings Read()
    {
        var dataDir = DataDir();
        var database = Text("DATABASE_URL");
        var settings = new MuseSettings
        {
            DataDir = dataDir,
            PostgresUrl = Postgres(database),
            SqlitePath = Sqlite(database, dataDir),
            RedisUrl = Checked("REDIS_URL", RedisUrl.Check),
            S3 = S3(),
            SecretKey = Text("SECRET_KEY") is { } secret ? Secret("SECRET_KEY", secret) : null,
            EncryptionKeys = [.. List("ENCRYPTION_KEY").Select(EncryptionKey).OfType<byte[]>()],
            Role = Choice<Role>("ROLE", new() { ["all"] = Role.All, ["api"] = Role.Api, ["worker"] = Role.Worker }, "all"),
            WorkerQueues = QueuesOf(),
            WebDir = Web(),
            Host = Text("HOST") ?? "127.0.0.1",
            Address = Listening(Text("HOST") ?? "127.0.0.1"),
            Port = Number("PORT", 8000, 0, 65_535),
            PublicUrl = Address("PUBLIC_URL"),
            CorsOrigins = [.. List("CORS_ORIGINS").Select(Origin).OfType<string>()],
            TrustedProxies = [.. List("TRUSTED_PROXIES").Select(Network).OfType<IPNetwork>()],
            Rates = new RateOptions(
                Number("RATE_LIMIT_FREE", RateOptions.Default.Free, 0, 10_000_000),
                Number("RATE_LIMIT_PRO", RateOptions.Default.Pro, 0, 10_000_000),
                Number("RATE_LIMIT_SIGN_IN", RateOptions.Default.SignIn, 0, 10_000_000)),
            IsProduction = Choice<bool>("ENVIRONMENT", new() { ["development"] = false, ["production"] = true }, "development"),
            WelcomeCredits = Number("WELCOME_CREDITS", 100, 0, 1_000_000),
            BuiltInStudio = BuiltInStudio(),
            AllowPrivateProviderUrls = AllowPrivateProviderUrls(),
            EnableVideoGeneration = EnableVideoGeneration(),
            MaxProjectsPerUser = Number("MAX_PROJECTS_PER_USER", 10, 1, 1_000_000),
            RetryBase = RetryBase(),
            AdminEmails = [.. List("ADMIN_EMAILS").Select(Email).OfType<string>()],
            Providers = Providers(),
            SmtpUrl = Address("SMTP_URL", "smtp", "smtps"),
            Oidc = Oidc(),
            Stripe = Pair("STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET") is var (key, webhook) && key is not null ? new StripeSettings(key, webhook!) : null,
            SentryDsn = Address("SENTRY_DSN"),
            OtlpEndpoint = Address("OTEL_EXPORTER_OTLP_ENDPOINT"),
            MetricsToken = Text("METRICS_TOKEN"),
            LogLevel = Choice<LogLevel>("LOG_LEVEL", new() { ["debug"] = LogLevel.Debug, ["info"] = LogLevel.Information, ["warn"] = LogLevel.Warning, ["error"] = LogLevel.Error }, "info"),
            LogsAreJson = Choice<bool>("LOG_FORMAT", new() { ["json"] = true, ["text"] = false }, Console.IsOutputRedirected ? "json" : "text"),
        };
        if (settings is { Role: not Role.All, RedisUrl: null })
            Wrong("ROLE", "is api or worker, which needs REDIS_URL: nodes wake each other through Redis");
        if (settings is { Role: not Role.All, PostgresUrl: null })
            Wrong("ROLE", "is api or worker, which needs DATABASE_URL of a PostgreSQL that all nodes share");
        if (settings.Role != Role.All && (settings.SecretKey is null || settings.EncryptionKeys.Count == 0))
            Wrong("ROLE", "is api or worker, which needs SECRET_KEY and ENCRYPTION_KEY, the same on all nodes");
        if (settings.IsProduction && settings.PostgresUrl is not null && (settings.SecretKey is null || settings.EncryptionKeys.Count == 0))
            Wrong("ENVIRONMENT", "is production on PostgreSQL, which needs SECRET_KEY and ENCRYPTION_KEY from your secret store");
        return settings;
    }

    private string? Text(string name) => _environment.GetValueOrDefault(name) is { } value && value.Trim().Length > 0 ? value.Trim() : null;

    private List<string> List(string name) =>
        [.. (Text(name) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private void Wrong(string name, string why) => _problems.Add($"{name} {why}");

    private int Number(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Wrong(name, $"must be a whole number from {least} to {most}, not '{text}'");
        return otherwise;
    }

    private bool Flag(string name, bool otherwise) =>
        Choice<bool>(name, new() { ["true"] = true, ["1"] = true, ["yes"] = true, ["false"] = false, ["0"] = false, ["no"] = false }, otherwise ? "true" : "false");

    private T Choice<T>(string name, Dictionary<string, T> choices, string otherwise)
    {
        var text = Text(name)?.ToLowerInvariant() ?? otherwise;
        if (choices.TryGetValue(text, out var value))
            return value;
        Wrong(name, $"must be one of {string.Join(", ", choices.Keys)}, not '{text}'");
        return choices[otherwise];
    }

    private Uri? Address(string name, params string[] schemes)
    {
        if (Text(name) is not { } text)
            return null;
        string[] allowed = schemes.Length == 0 ? ["http", "https"] : schemes;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && allowed.Contains(uri.Scheme))
            return uri;
        Wrong(name, $"must be an address that begins with {string.Join(" or ", allowed.Select(s => s + "://"))}");
        return null;
    }

    private string? Checked(string name, Action<string> check)
    {
        if (Text(name) is not { } text)
            return null;
        try
        {
            check(text);
            return text;
        }
        catch (FormatException wrong)
        {
            Wrong(name, wrong.Message);
            return null;
        }
    }

    private string? Postgres(string? database)
    {
        if (database is null || database.StartsWith("sqlite:", StringComparison.Ordinal))
            return null;
        return Checked("DATABASE_URL", url =>
        {
            try
            {
                PostgresUrl.ToConnectionString(url);
            }
            catch (FormatException wrong)
            {
                throw new FormatException(wrong.Message + ", or like sqlite:///path/to/file.db", wrong);
            }
        });
    }

    /// <summary>As SQLAlchemy writes it: three slashes and a relative path, or four and an absolute one.</summary>
    private string? Sqlite(string? database, string dataDir)
    {
        if (database is null)
            return Path.Combine(dataDir, "muse.db");
        if (!database.StartsWith("sqlite:", StringComparison.Ordinal))
            return null;
        if (database.StartsWith("sqlite:///", StringComparison.Ordinal) && database.Length > "sqlite:///".Length)
            return Path.GetFullPath(database["sqlite:///".Length..]);
        Wrong("DATABASE_URL", "must look like sqlite:///relative/path.db or sqlite:////absolute/path.db");
        return null;
    }

    private IPAddress Listening(string host)
    {
        if (host is "*")
            return IPAddress.Any;
        if (host is "localhost")
            return IPAddress.Loopback;
        if (IPAddress.TryParse(host, out var address))
            return address;
        Wrong("HOST", $"must be an address of this machine, like 127.0.0.1, or * for all; not '{host}'");
        return IPAddress.Loopback;
    }

    /// <summary>Named, or beside the program as a container has it.</summary>
    private string? Web()
    {
        var folder = Path.GetFullPath(Text("WEB_DIR") ?? Path.Combine(AppContext.BaseDirectory, "web"));
        if (File.Exists(Path.Combine(folder, "index.html")))
            return folder;
        if (Text("WEB_DIR") is not null)
            Wrong("WEB_DIR", $"must be the folder of a built web app; {folder} has no index.html");
        return null;
    }

    private S3Settings? S3()
    {
        if (Text("S3_BUCKET_NAME") is not { } bucket)
        {
            // Keys of Amazon's may stand there for other programs; the address of a store is nobody's but ours.
            if (Text("S3_ENDPOINT_URL") is not null)
                Wrong("S3_BUCKET_NAME", "is missing; it goes with S3_ENDPOINT_URL");
            return null;
        }

        var (id, secret) = Pair("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        if (id is null)
            Wrong("S3_BUCKET_NAME", "needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
        return new S3Settings(bucket, id ?? "", secret ?? "", Text("S3_REGION") ?? "us-east-1", Address("S3_ENDPOINT_URL"));
    }

    private (string? First, string? Second) Pair(string first, string second)
    {
        var (a, b) = (Text(first), Text(second));
        if (a is null != b is null)
            Wrong(a is null ? first : second, $"is missing; it goes with {(a is null ? second : first)}");
        return a is null || b is null ? (null, null) : (a, b);
    }

    private byte[] Secret(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length < KeyBytes)
            Wrong(name, $"must be at least {KeyBytes} characters of chance; make one with: openssl rand -base64 32");
        return bytes;
    }

    private byte[]? EncryptionKey(string text)
    {
        if (KeyText.Read(text) is { Length: KeyBytes } key)
            return key;
        Wrong("ENCRYPTION_KEY", $"must be {KeyBytes} bytes in base64, base64url or hex (several keys, newest first, with commas); make one with: openssl rand -base64 32");
        return null;
    }

    private string? Email(string text)
    {
        if (EmailAddress.Normalise(text) is { } address)
            return address;
        Wrong("ADMIN_EMAILS", $"must be addresses like name@example.com, with commas; not '{text}'");
        return null;
    }

    /// <summary>As a browser sends it: scheme, host and port (RFC 6454 §7); a slash behind it is forgiven.</summary>
    private string? Origin(string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { UserInfo: "", PathAndQuery: "/", Fragment: "" })
            return uri.GetLeftPart(UriPartial.Authority);
        Wrong("CORS_ORIGINS", $"must be origins like https://app.example.com, with commas; not '{text}'");
        return null;
    }

    private IPNetwork? Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;
        if (IPAddress.TryParse(text, out var address))
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        Wrong("TRUSTED_PROXIES", $"must be addresses or networks like 10.0.0.0/8, with commas; not '{text}'");
        return null;
    }

    private string[] QueuesOf()
    {
        var queues = List("WORKER_QUEUES");
        foreach (var unknown in queues.Except(Queues.All))
            Wrong("WORKER_QUEUES", $"knows {string.Join(", ", Queues.All)}, not '{unknown}'");
        return queues.Count == 0 ? Queues.All : [.. Queues.All.Where(queues.Contains)];
    }

    /// <summary>OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_PROVIDER (its name in addresses; google by default) and OIDC_LABEL (on the button).</summary>
    private List<OidcSettings> Oidc()
    {
        var (id, secret) = Pair("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET");
        var issuer = Address("OIDC_ISSUER") ?? new Uri("https://accounts.google.com");
        var provider = Text("OIDC_PROVIDER") ?? "google";
        if (issuer.Scheme == Uri.UriSchemeHttp && !issuer.IsLoopback)
            Wrong("OIDC_ISSUER", "must begin with https://, unless it is this machine");
        if (!ProviderName().IsMatch(provider))
            Wrong("OIDC_PROVIDER", "must be a word for addresses: a letter, then up to 49 letters, digits and hyphens");
        if (id is not null)
            return [new OidcSettings(provider, Text("OIDC_LABEL") ?? char.ToUpperInvariant(provider[0]) + provider[1..], issuer, id, secret!)];
        if (Text("OIDC_CLIENT_ID") is null && Text("OIDC_CLIENT_SECRET") is null && ((string[])["OIDC_ISSUER", "OIDC_PROVIDER", "OIDC_LABEL"]).FirstOrDefault(name => Text(name) is not null) is { } alone)
            Wrong("OIDC_CLIENT_ID", $"is missing, with OIDC_CLIENT_SECRET; they go with {alone}");
        return [];
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9-]{0,49}$")]
    private static partial Regex ProviderName();
}
