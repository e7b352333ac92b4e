using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Accounts;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Postgres;
using PodcastMuse.Projects;
using PodcastMuse.Sqlite;
using PodcastMuse.Tests.Credits;
using PodcastMuse.TestServers;

[assembly: AssemblyFixture(typeof(LedgerRooms))]

namespace PodcastMuse.Tests.Credits;

/// <summary>The databases the ledger must be right on.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>One PostgreSQL for all tests of money, started when the first asks for it; every room has a database of its own.</summary>
public sealed class LedgerRooms : IAsyncLifetime
{
    private readonly SemaphoreSlim _starting = new(1);
    private PostgresServer? _postgres;

    internal async Task<LedgerRoom> OpenAsync(Engine engine, Action<IServiceCollection>? more = null)
    {
        if (engine == Engine.Sqlite)
            return await LedgerRoom.OpenAsync((services, folder) => services.AddSqlite(Path.Combine(folder, "muse.db")), more);
        await _starting.WaitAsync();
        try
        {
            _postgres ??= await PostgresServer.StartAsync(default);
        }
        finally
        {
            _starting.Release();
        }

        var url = await _postgres.CreateDatabaseAsync(default);
        return await LedgerRoom.OpenAsync((services, _) => services.AddPostgres(url), more);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _starting.Dispose();
    }
}

/// <summary>The real ledger over a real database, with accounts and projects to spend on.</summary>
internal sealed class LedgerRoom : IAsyncDisposable
{
    public static readonly string[] Steps = ["brief_input", "script", "tts", "image", "video", "platform_fee"];

    private readonly string _folder = Directory.CreateTempSubdirectory("muse-ledger-").FullName;
    private readonly ServiceProvider _services;

    private LedgerRoom(Action<IServiceCollection, string> database, Action<IServiceCollection>? more)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddCredits(new CreditsOptions(100));
        database(services, _folder);
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public string Folder => _folder;

    public static async Task<LedgerRoom> OpenAsync(Action<IServiceCollection, string> database, Action<IServiceCollection>? more)
    {
        var room = new LedgerRoom(database, more);
        await room.Get<IDatabaseSetup>().MigrateAsync(default);
        return room;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<MuseDbContext> DatabaseAsync() => Get<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync();

    /// <summary>An account with credits by a bonus, and a project of it.</summary>
    public async Task<(Guid UserId, Guid ProjectId)> NewUserAsync(int credits)
    {
        var (now, userId, projectId) = (DateTimeOffset.UnixEpoch, Ids.New(TimeProvider.System), Ids.New(TimeProvider.System));
        await using var db = await DatabaseAsync();
        db.Add(new User { Id = userId, Email = $"{userId:N}@example.com", PasswordHash = "", CreatedAt = now, UpdatedAt = now });
        await db.SaveChangesAsync();
        db.Add(new Project { Id = projectId, UserId = userId, Title = "Bees", CreatedAt = now, UpdatedAt = now });
        await db.SaveChangesAsync();
        if (credits > 0)
            await InTransactionAsync((ledger, d) => ledger.GrantAsync(d, userId, credits, $"welcome:{userId:N}", "Welcome", default));
        return (userId, projectId);
    }

    /// <summary>The act in a transaction of its own, committed.</summary>
    public async Task<T> InTransactionAsync<T>(Func<Ledger, MuseDbContext, Task<T>> act)
    {
        await using var db = await DatabaseAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await act(Get<Ledger>(), db);
        await transaction.CommitAsync();
        return result;
    }

    public Task<bool> ReserveAsync(IReadOnlyList<Charge> charges) => InTransactionAsync((ledger, db) => ledger.ReserveAsync(db, charges, default));

    public Task CompleteAsync(Charge charge) => InTransactionAsync(async (ledger, db) =>
    {
        var batch = new StatementBatch();
        ledger.Complete(batch, charge);
        await batch.SendAsync(db, default);
        return true;
    });

    public Task RefundAsync(Charge charge) => InTransactionAsync(async (ledger, db) =>
    {
        await ledger.RefundAsync(db, charge, "The provider did not answer", default);
        return true;
    });

    public static List<Charge> Episode(Guid userId, Guid projectId, Guid productionId) =>
        [.. Steps.Select(step => new Charge(userId, projectId, productionId, step, 3))];

    public async Task<int> CreditsAsync(Guid userId)
    {
        await using var db = await DatabaseAsync();
        return await db.Set<User>().Where(u => u.Id == userId).Select(u => u.Credits).SingleAsync();
    }

    public async Task<List<CreditTransaction>> RowsAsync(Guid userId)
    {
        await using var db = await DatabaseAsync();
        return await db.Set<CreditTransaction>().AsNoTracking().Where(t => t.UserId == userId).OrderBy(t => t.Seq).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
