using System.Net;
using Microsoft.Extensions.Logging;
using PodcastMuse.Limits;
using PodcastMuse.Providers.Calls;

namespace PodcastMuse.App.Settings;

/// <summary>What part of the work a process takes on.</summary>
internal enum Role
{
    /// <summary>Answers requests and works; one machine.</summary>
    All,

    /// <summary>Answers requests; keeps nothing, any number may run.</summary>
    Api,

    /// <summary>Works on the queues it is given.</summary>
    Worker,
}

/// <summary>A bucket of an S3-compatible store; without an endpoint, Amazon's of the region.</summary>
internal sealed record S3Settings(string Bucket, string AccessKeyId, string SecretAccessKey, string Region, Uri? Endpoint);

/// <summary>An OpenID Connect issuer that users may sign in with: its name in addresses, and what people call it.</summary>
internal sealed record OidcSettings(string Provider, string Label, Uri Issuer, string ClientId, string ClientSecret);

/// <summary>Stripe's keys; both or none.</summary>
internal sealed record StripeSettings(string SecretKey, string WebhookSecret);

/// <summary>
/// What the environment says, checked. Names and defaults are those of the documentation; the process does not start on
/// anything else. Secrets are bytes; nothing here is ever logged.
/// </summary>
internal sealed record MuseSettings
{
    public required string DataDir { get; init; }

    /// <summary>PostgreSQL's address, or null for SQLite at <see cref="SqlitePath"/>.</summary>
    public required string? PostgresUrl { get; init; }

    public required string? SqlitePath { get; init; }

    public required string? RedisUrl { get; init; }

    public required S3Settings? S3 { get; init; }

    /// <summary>Signs tokens and addresses; null: made once and kept in the data folder.</summary>
    public required byte[]? SecretKey { get; init; }

    /// <summary>Wrap the users' data keys, newest first; empty: one is made and kept in the data folder.</summary>
    public required IReadOnlyList<byte[]> EncryptionKeys { get; init; }

    public required Role Role { get; init; }

    /// <summary>The folder of the web app's build; null: there is none, and the API stands alone.</summary>
    public required string? WebDir { get; init; }

    public required IReadOnlyList<string> WorkerQueues { get; init; }

    public required string Host { get; init; }

    /// <summary>Where it listens; any IPv4 or IPv6 address where HOST is * or 0.0.0.0.</summary>
    public required IPAddress Address { get; init; }

    public required int Port { get; init; }

    /// <summary>How the world reaches this service, for links in mails and callbacks; null: as it listens.</summary>
    public required Uri? PublicUrl { get; init; }

    /// <summary>Web origins that may call the API from a browser; the service's own needs no entry.</summary>
    public required IReadOnlyList<string> CorsOrigins { get; init; }

    /// <summary>Addresses or networks (CIDR) of proxies whose X-Forwarded-For and -Proto are believed; empty: nobody's.</summary>
    public required IReadOnlyList<IPNetwork> TrustedProxies { get; init; }

    /// <summary>Requests a minute.</summary>
    public required RateOptions Rates { get; init; }

    /// <summary>True on a service for others: no development checkout.</summary>
    public required bool IsProduction { get; init; }

    public required int WelcomeCredits { get; init; }

    public required bool BuiltInStudio { get; init; }

    public required bool AllowPrivateProviderUrls { get; init; }

    public required bool EnableVideoGeneration { get; init; }

    public required int MaxProjectsPerUser { get; init; }

    public required TimeSpan RetryBase { get; init; }

    /// <summary>Addresses in their one spelling (<see cref="PodcastMuse.Accounts.EmailAddress"/>).</summary>
    public required IReadOnlyList<string> AdminEmails { get; init; }

    /// <summary>Where the outside AIs are, unless a key names an address of its own.</summary>
    public required ProviderOptions Providers { get; init; }

    public required Uri? SmtpUrl { get; init; }

    public required IReadOnlyList<OidcSettings> Oidc { get; init; }

    /// <summary>Nothing takes payments yet: the names are kept for what will, and half a pair is told at the start.</summary>
    public required StripeSettings? Stripe { get; init; }

    public required Uri? SentryDsn { get; init; }

    public required Uri? OtlpEndpoint { get; init; }

    /// <summary>Asked of whoever reads /metrics; null: anybody may.</summary>
    public required string? MetricsToken { get; init; }

    public required LogLevel LogLevel { get; init; }

    /// <summary>JSON lines in Elastic's schema rather than text for people.</summary>
    public required bool LogsAreJson { get; init; }
}
