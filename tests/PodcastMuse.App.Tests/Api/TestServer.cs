using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Accounts;
using PodcastMuse.App.Serve;
using PodcastMuse.App.Settings;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.App.Tests.Api;

/// <summary>The real service on a free port of loopback, with a data folder of its own.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private static readonly IHttpClientFactory Clients = new ServiceCollection()
        .AddHttpClient("test").ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }).Services
        .BuildServiceProvider().GetRequiredService<IHttpClientFactory>();

    private readonly WebApplication _app;
    private readonly string _folder;

    private TestServer(WebApplication app, string folder) => (_app, _folder) = (app, folder);

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    /// <summary>Where mails are written when there is no SMTP server.</summary>
    public string MailFolder => Path.Combine(_folder, "mail");

    public static Task<TestServer> StartAsync(IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken) =>
        StartAsync(environment, _ => { }, cancellationToken);

    /// <param name="environment">Its settings.</param>
    /// <param name="more">Registers what the tests play: makers, a clock.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<TestServer> StartAsync(IReadOnlyDictionary<string, string> environment, Action<IServiceCollection> more, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("muse-server-").FullName;
        var (settings, problems) = SettingsReader.Read(new Dictionary<string, string>(environment) { ["DATA_DIR"] = folder, ["PORT"] = environment.GetValueOrDefault("PORT", "0"), ["LOG_LEVEL"] = "error" });
        Assert.Empty(problems);
        var app = Composition.BuildServer(settings!, more);
        await ServeCommand.PrepareAsync(app, cancellationToken);
        await app.StartAsync(cancellationToken);
        return new TestServer(app, folder);
    }

    /// <summary>A client without a token.</summary>
    public HttpClient NewClient()
    {
        var client = Clients.CreateClient("test");
        client.BaseAddress = Address;
        return client;
    }

    /// <summary>A client of a new account that can pay for a few episodes.</summary>
    public async Task<TestUser> NewUserAsync(CancellationToken cancellationToken, int credits = 100, string tier = "pro")
    {
        var clock = Services.GetRequiredService<TimeProvider>();
        var now = clock.GetUtcNow();
        var id = Ids.New(clock);
        var user = new User { Id = id, Email = $"{id:N}@example.com", PasswordHash = "", SubscriptionTier = tier, EmailVerified = true, CreatedAt = now, UpdatedAt = now };
        await using var db = await Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(cancellationToken);
        db.Add(user);
        await db.SaveChangesAsync(cancellationToken);
        if (credits > 0)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await Services.GetRequiredService<Ledger>().GrantAsync(db, id, credits, $"test:{id:N}", "For tests", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        user.Credits = credits;
        var client = NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Services.GetRequiredService<AccessTokens>().Issue(user));
        return new TestUser(id, user.Email, client);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>An account and a client that is signed in as it.</summary>
public sealed record TestUser(Guid Id, string Email, HttpClient Client);
