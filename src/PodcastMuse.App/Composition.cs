using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PodcastMuse.Accounts;
using PodcastMuse.Analytics;
using PodcastMuse.App.Docs;
using PodcastMuse.App.Health;
using PodcastMuse.App.Make;
using PodcastMuse.App.Operate;
using PodcastMuse.App.Serve;
using PodcastMuse.App.Settings;
using PodcastMuse.App.Telemetry;
using PodcastMuse.App.Web;
using PodcastMuse.Audit;
using PodcastMuse.Billing;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Http;
using PodcastMuse.Idempotency;
using PodcastMuse.Jobs;
using PodcastMuse.Limits;
using PodcastMuse.Notifications;
using PodcastMuse.Postgres;
using PodcastMuse.Production;
using PodcastMuse.Production.Journal;
using PodcastMuse.Production.Orders;
using PodcastMuse.Progress;
using PodcastMuse.Projects;
using PodcastMuse.Providers;
using PodcastMuse.Providers.BuiltIn;
using PodcastMuse.Redis;
using PodcastMuse.S3;
using PodcastMuse.Sqlite;
using PodcastMuse.Storage;
using PodcastMuse.Vault;

namespace PodcastMuse.App;

/// <summary>The studio put together, feature by feature: for the terminal on one machine, and as a server in each role.</summary>
internal static class Composition
{
    private const long MostRequestBytes = 25 * 1024 * 1024;

    public static IHost BuildTerminal(DataFolder folder, TerminalSettings settings, bool isVerbose)
    {
        var environment = SettingsSource.Load();
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(isVerbose ? LogLevel.Information : LogLevel.None);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        if (isVerbose)
            builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IHostLifetime, CallerLifetime>()
            .AddStorage(folder)
            .AddSqlite(folder.Database)
            .AddJobsInMemory()
            .AddJobServer(Queues.All)
            .AddProgress()
            .AddSingleton<LocalOwner>()
            .AddSingleton(new EnvironmentKeys(environment))
            .AddSingleton<IProviderKeys>(provider => provider.GetRequiredService<EnvironmentKeys>())
            .AddSingleton<ILedger, FreeLedger>()
            .AddProjects()
            .AddBuiltInStudio(folder.Voices)
            .AddOutsideProviders(settings.Providers)
            .AddProduction(Retries(settings.RetryBase), new OfferOptions(settings.EnableVideoGeneration, settings.BuiltInStudio))
            .AddProductionEngine()
            .AddSingleton<MaterialReader>()
            .AddSingleton<FreshProject>()
            .AddSingleton<MakeProject>()
            .AddSingleton<MakeSession>()
            .AddSingleton<Delivery>();
        return builder.Build();
    }

    /// <summary>The service in its role. Every node has every feature; a role decides whether it listens to people, to queues, or to both.</summary>
    public static WebApplication BuildServer(MuseSettings settings) => BuildServer(settings, _ => { });

    /// <param name="settings">What the operator set.</param>
    /// <param name="more">Registers what comes from elsewhere: further makers of speech, pictures and so on.</param>
    internal static WebApplication BuildServer(MuseSettings settings, Action<IServiceCollection> more)
    {
        var folder = new DataFolder(settings.DataDir);
        // The settings are ours alone, so the host is not to watch its folder for others: that is the data folder, with every file in it.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = settings.DataDir, Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Configuration.Sources.Clear();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, settings));
        builder.AddTelemetry(settings);

        var secret = settings.SecretKey ?? KeptKeys.Get(folder.Root, "secret.key");
        var services = builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(settings)
            .AddHostedService<StartLeftovers>()
            .AddHttpConventions()
            .AddDocs()
            .AddHealth()
            .AddStorage(folder, new MediaOptions(secret, settings.PublicUrl))
            .AddErasures()
            .AddCacheSweeps()
            .AddProgress()
            .AddFreshCopies()
            .AddBrowserAccess(settings.CorsOrigins)
            .AddAudit()
            .AddLimits(settings.Rates)
            .AddIdempotency()
            .AddAccounts(new TokenOptions(secret), Accounts(settings))
            .AddNotifications(Mail(settings, folder))
            .AddCredits(new CreditsOptions(settings.WelcomeCredits))
            .AddVault(new VaultOptions(
                settings.EncryptionKeys.Count > 0 ? settings.EncryptionKeys : [KeptKeys.Get(folder.Root, "encryption.key")], settings.AllowPrivateProviderUrls))
            .AddBilling(new BillingOptions(settings.PublicUrl, AllowDevelopmentCheckout: !settings.IsProduction))
            .AddProjects(new ProjectsOptions(settings.MaxProjectsPerUser))
            .AddIsolatedReading(ReadSourceCommand.Isolation)
            .AddBuiltInStudio(folder.Voices)
            .AddOutsideProviders(settings.Providers with { AllowPrivateUrls = settings.AllowPrivateProviderUrls })
            .AddAnalytics()
            .AddSingleton(new CallbackOptions(secret, settings.PublicUrl))
            .AddSingleton<Callbacks>()
            .AddProduction(Retries(settings.RetryBase), new OfferOptions(settings.EnableVideoGeneration, settings.BuiltInStudio));
        _ = settings.PostgresUrl is { } postgres ? services.AddPostgres(postgres) : services.AddSqlite(settings.SqlitePath!);
        _ = settings.RedisUrl is { } redis ? services.AddRedis(redis) : services.AddJobsInMemory();
        if (settings.S3 is { } s3)
            services.AddS3(new S3Options(s3.Bucket, s3.AccessKeyId, s3.SecretAccessKey, s3.Region, s3.Endpoint));
        if (settings.Role is not Role.Api)
            services.AddJobServer([.. settings.WorkerQueues]).AddProductionEngine(settings.WorkerQueues);

        more(builder.Services);
        var app = builder.Build();
        Accept(app, settings);
        app.MapHealth();
        app.MapTelemetry(settings);
        if (settings.Role is not Role.Worker)
            MapApi(app);
        return app;
    }

    /// <summary>
    /// What every request passes, in this order: its true address, headers for the browser, whether it is for a page, the audit of how it ended, faults turned
    /// into problems, other sites' scripts, whether it makes sense, who it is and whether they are still there, its rate, whether anything is there, whether it may, and whether it was asked before.
    /// </summary>
    private static void Accept(WebApplication app, MuseSettings settings)
    {
        app.UseProxies(settings.TrustedProxies);
        app.UseSecurityHeaders(settings.PublicUrl?.Scheme == Uri.UriSchemeHttps);
        app.UseWeb(settings.Role is Role.Worker ? null : settings.WebDir);
        app.UseAudit();
        app.UseHttpConventions();
        app.UseBrowserAccess();
        app.UseRequestSense();
        app.UseProgressSockets();
        app.UseSocketTokens();
        app.UseAuthentication();
        app.UseAccountGate();
        app.UseLimits();
        app.UseUnknownAddresses();
        app.UseAuthorization();
        app.UseIdempotency();
    }

    private static void MapApi(WebApplication app)
    {
        app.MapDocs();
        var api = app.MapGroup("").RefusesByKind();
        api.MapAnalytics();
        api.MapAccounts();
        api.MapNotifications();
        api.MapCredits();
        api.MapProjects();
        api.MapVault();
        api.MapBilling();
        api.MapGenerate();
        api.MapStudio();
        api.MapProgress();
    }

    private static RetryOptions Retries(TimeSpan first) => new(first, RetryOptions.Default.Times);

    private static MailOptions Mail(MuseSettings settings, DataFolder folder) => new(
        settings.SmtpUrl,
        Path.Combine(folder.Root, "mail"),
        settings.PublicUrl is { } url ? new Uri(url.AbsoluteUri.TrimEnd('/') + '/') : new Uri($"http://localhost:{settings.Port}/"));

    private static AccountOptions Accounts(MuseSettings settings) => new(
        settings.AdminEmails,
        TrustAdminEmails: !settings.IsProduction && settings.SmtpUrl is null,
        settings.PublicUrl,
        [.. settings.Oidc.Select(issuer => new OidcIssuer(issuer.Provider, issuer.Label, issuer.Issuer, issuer.ClientId, issuer.ClientSecret))]);

    private static void Listen(KestrelServerOptions kestrel, MuseSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MostRequestBytes;
        if (settings.Address.Equals(IPAddress.Any))
            kestrel.ListenAnyIP(settings.Port);
        else
            kestrel.Listen(settings.Address, settings.Port);
    }

    /// <summary>The host lives as long as its caller says; signals are the command line's business.</summary>
    private sealed class CallerLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
