using System.Collections.Concurrent;
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
using PodcastMuse.Sqlite;
using PodcastMuse.Storage;

namespace PodcastMuse.Tests.Production;

/// <summary>The real engine over a real SQLite file, with handlers and a queue that a test steers.</summary>
internal sealed class EngineRoom : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muse-engine-").FullName;
    private readonly ServiceProvider _services;

    private EngineRoom(RetryOptions retries, CallbackOptions callbacks)
    {
        var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddStorage(new DataFolder(_folder))
            .AddSqlite(Path.Combine(_folder, "muse.db"))
            .AddProgress()
            .AddProjects()
            .AddSingleton<LocalOwner>()
            .AddSingleton<IWakeUps>(WakeUps)
            .AddSingleton<ILedger>(Ledger)
            .AddSingleton(callbacks)
            .AddEngine(retries)
            .AddEngineHost();
        foreach (var definition in ProductionPlan.Steps)
            services.AddSingleton<IStepHandler>(new ScriptedHandler(definition.Name, this));
        _services = services.BuildServiceProvider();
    }

    public RecordedWakeUps WakeUps { get; } = new();

    public RecordedLedger Ledger { get; } = new();

    /// <summary>What a step does instead of its plain success; keyed by step.</summary>
    public ConcurrentDictionary<string, Func<StepContext, CancellationToken, Task<StepOutcome>>> Acts { get; } = new();

    public ConcurrentQueue<string> Ran { get; } = new();

    public Guid ProjectId { get; private set; }

    public static async Task<EngineRoom> OpenAsync(RetryOptions? retries = null, CallbackOptions? callbacks = null)
    {
        var room = new EngineRoom(retries ?? new RetryOptions(TimeSpan.Zero, 3), callbacks ?? CallbackOptions.None);
        await room.Get<IDatabaseSetup>().MigrateAsync(default);
        var owner = await room.Get<LocalOwner>().GetAsync(default);
        var now = DateTimeOffset.UnixEpoch;
        var project = new Project { Id = Ids.New(TimeProvider.System), UserId = owner, Title = "Bees", CreatedAt = now, UpdatedAt = now };
        await using var db = await room.DatabaseAsync();
        db.Add(project);
        await db.SaveChangesAsync();
        room.ProjectId = project.Id;
        return room;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<MuseDbContext> DatabaseAsync() => Get<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync();

    public async Task<Guid> StartAsync(bool withVideo = true, bool reviewScript = false)
    {
        var owner = await Get<LocalOwner>().GetAsync(default);
        var (outcome, id) = await Get<ProductionControl>().StartAsync(owner, ProjectId, Settings(withVideo, reviewScript), default);
        Assert.Equal(StartOutcome.Started, outcome);
        return id;
    }

    /// <summary>Delivers wake-ups until none are left, as a queue would.</summary>
    public async Task DrainAsync()
    {
        while (WakeUps.TryTake(out var id))
            await Get<StepRunner>().RunAsync(id, default);
    }

    public async Task<Dictionary<string, ProductionStep>> StepsAsync(Guid productionId)
    {
        await using var db = await DatabaseAsync();
        return await db.Set<ProductionStep>().AsNoTracking().Where(s => s.ProductionId == productionId).ToDictionaryAsync(s => s.Name);
    }

    public async Task<string> StatusAsync(Guid productionId)
    {
        await using var db = await DatabaseAsync();
        return (await db.Set<EpisodeProduction>().SingleAsync(p => p.Id == productionId)).Status;
    }

    public static ProductionSettings Settings(bool withVideo, bool reviewScript) => new(
        "Bees", null, "en", 5, "conversation", "friendly", "general", "female", [], "studio_mic", withVideo ? "subtle" : "none", "none",
        reviewScript, new Dictionary<string, string>());

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class ScriptedHandler(string step, EngineRoom room) : IStepHandler
    {
        public string StepName => step;

        public Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken)
        {
            room.Ran.Enqueue(step);
            return room.Acts.TryGetValue(step, out var act)
                ? act(context, cancellationToken)
                : Task.FromResult<StepOutcome>(new StepOutcome.Done("done"));
        }
    }
}

internal sealed class RecordedWakeUps : IWakeUps
{
    private readonly ConcurrentQueue<Guid> _sent = new();

    public List<TimeSpan> Delays { get; } = [];

    public bool TryTake(out Guid id) => _sent.TryDequeue(out id);

    public void Send(Guid id, string queue) => _sent.Enqueue(id);

    public void SendLater(Guid id, string queue, TimeSpan delay)
    {
        Delays.Add(delay);
        _sent.Enqueue(id);
    }

    public void LoseAll() => _sent.Clear();
}

internal sealed class RecordedLedger : ILedger
{
    public ConcurrentQueue<string> Rows { get; } = new();

    public Task<bool> ReserveAsync(MuseDbContext db, IReadOnlyList<Charge> charges, CancellationToken cancellationToken)
    {
        foreach (var charge in charges)
            Rows.Enqueue($"reserve {charge.Step}");
        return Task.FromResult(true);
    }

    public void Complete(StatementBatch batch, Charge charge) => Rows.Enqueue($"complete {charge.Step}");

    public Task RefundAsync(MuseDbContext db, Charge charge, string reason, CancellationToken cancellationToken)
    {
        Rows.Enqueue($"refund {charge.Step}");
        return Task.CompletedTask;
    }

    public Task<int> SpentAsync(MuseDbContext db, Guid projectId, CancellationToken cancellationToken) => Task.FromResult(0);
}
