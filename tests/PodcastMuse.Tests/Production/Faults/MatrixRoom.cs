using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PodcastMuse.Accounts;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Jobs;
using PodcastMuse.Kernel;
using PodcastMuse.Production;
using PodcastMuse.Production.Journal;
using PodcastMuse.Progress;
using PodcastMuse.Projects;
using PodcastMuse.Providers;
using PodcastMuse.Providers.BuiltIn;
using PodcastMuse.Providers.Calls;
using PodcastMuse.Sqlite;
using PodcastMuse.Storage;
using ProviderEmulator;

namespace PodcastMuse.Tests.Production.Faults;

/// <summary>
/// The real engine, ledger, journal and providers over one SQLite file, with an emulator of its own: productions of many users run in it
/// at once, on a clock that runs fast. What providers have to call back about reaches it where it is <c>isCalledBack</c>.
/// </summary>
internal sealed class MatrixRoom : IAsyncDisposable
{
    /// <summary>How many times as fast the clock runs: a provider's patience of minutes is seconds.</summary>
    public const double Haste = 15;

    private readonly string _folder = Directory.CreateTempSubdirectory("muse-faults-").FullName;
    private readonly FastClock _clock = new(Haste);
    private readonly ServiceProvider _services;
    private readonly WebApplication? _ears;

    private MatrixRoom(EmulatorHost emulator, WebApplication? ears)
    {
        (Emulator, _ears) = (emulator, ears);
        var folder = new DataFolder(_folder);
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddStorage(folder)
            .AddSqlite(folder.Database)
            .AddProgress()
            .AddProjects()
            .AddCredits(new CreditsOptions(0))
            .AddBuiltInStudio(folder.Voices)
            .AddOutsideProviders(new ProviderOptions(emulator.OpenAi, emulator.Kie, emulator.ElevenLabs, emulator.Google))
            .AddSingleton<IProviderKeys>(Keys)
            .AddSingleton<IWakeUps, ClockedWakeUps>()
            .AddSingleton(new CallbackOptions(new byte[32], ears is null ? null : new Uri(ears.Urls.First())))
            .AddProduction(new RetryOptions(TimeSpan.FromSeconds(5), 1))
            .AddProductionEngine()
            .AddSingleton<CopiedWork>();
        Route(services);
        _services = services.BuildServiceProvider();
    }

    public EmulatorHost Emulator { get; }

    public GivenKeys Keys { get; } = new();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<MuseDbContext> DatabaseAsync() => Get<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync();

    public static async Task<MatrixRoom> OpenAsync(bool isCalledBack, CancellationToken cancellationToken)
    {
        var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Media = MediaMode.Synthetic }, cancellationToken);
        MatrixRoom? room = null;
        var ears = isCalledBack ? await ListenAsync(() => room!, cancellationToken) : null;
        room = new MatrixRoom(emulator, ears);
        await room.Get<IDatabaseSetup>().MigrateAsync(cancellationToken);
        return room;
    }

    /// <summary>A new account with credits for a few episodes.</summary>
    public async Task<Guid> NewUserAsync(int credits)
    {
        var clock = Get<TimeProvider>();
        var (now, id) = (clock.GetUtcNow(), Ids.New(clock));
        await using var db = await DatabaseAsync();
        db.Add(new User { Id = id, Email = $"{id:N}@example.com", PasswordHash = "", CreatedAt = now, UpdatedAt = now });
        await db.SaveChangesAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await Get<Ledger>().GrantAsync(db, id, credits, $"test:{id:N}", "For tests", default);
        await transaction.CommitAsync();
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        await Get<StepHost>().StopAsync(default);
        await _services.DisposeAsync();
        if (_ears is not null)
            await _ears.DisposeAsync();
        await Emulator.DisposeAsync();
        await _clock.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static void Route(IServiceCollection services)
    {
        foreach (var step in services.Where(s => s.ServiceType == typeof(IStepHandler)).ToList())
        {
            services.Remove(step);
            services.AddSingleton<IStepHandler>(provider => new RoutedStep(
                (IStepHandler)ActivatorUtilities.CreateInstance(provider, step.ImplementationType!), provider.GetRequiredService<CopiedWork>()));
        }
    }

    private static async Task<WebApplication> ListenAsync(Func<MatrixRoom> room, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var ears = builder.Build();
        ears.Urls.Add("http://127.0.0.1:0");
        ears.MapPost(Callbacks.Route + "{callId:guid}", async (Guid callId, string? sig, JsonElement body) =>
        {
            var task = body.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object && data.TryGetProperty("taskId", out var id) ? id.GetString() : null;
            return await room().Get<Callbacks>().ReceiveAsync(callId, sig, task, default) ? Results.NoContent() : Results.StatusCode(403);
        });
        await ears.StartAsync(cancellationToken);
        return ears;
    }
}
