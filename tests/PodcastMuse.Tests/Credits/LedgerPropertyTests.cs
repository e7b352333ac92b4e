using CsCheck;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Credits;
using PodcastMuse.Data;

namespace PodcastMuse.Tests.Credits;

/// <summary>
/// Thousands of operations by many at once on few accounts and few productions, so that they meet: duplicates, transactions that
/// die in the middle, calls in any order. Whatever happened, the ledger adds up, and holds exactly what was committed.
/// </summary>
public sealed class LedgerPropertyTests(LedgerRooms rooms)
{
    private const int Users = 3;
    private const int ProductionsPerUser = 4;

    private static readonly Gen<Act> Acts =
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, Users - 1], Gen.Int[0, ProductionsPerUser - 1], Gen.Int[0, 63], Gen.Int[0, 99], Gen.Int[0, 30])
            .Select((kind, user, production, steps, end, payment) => new Act(
                kind switch { < 35 => Kind.Reserve, < 60 => Kind.Complete, < 85 => Kind.Refund, < 93 => Kind.Grant, _ => Kind.Purchase },
                user, production, steps, payment, end switch { < 80 => End.Commit, < 92 => End.RollBack, _ => End.Cut }));

    private enum Kind
    {
        Reserve,
        Complete,
        Refund,
        Grant,
        Purchase,
    }

    private enum End
    {
        Commit,
        RollBack,

        /// <summary>The server loses the connection before the commit.</summary>
        Cut,
    }

    [Theory]
    [InlineData(Engine.Sqlite, 4, 500)]
    [InlineData(Engine.Postgres, 16, 400)]
    public async Task Whatever_happens_at_once_the_ledger_adds_up(Engine engine, int workers, int operations)
    {
        await using var room = await rooms.OpenAsync(engine);
        var stage = await Stage.SetAsync(room);
        var plans = Acts.Array[operations].Array[workers].Single();
        await Parallel.ForEachAsync(plans, new ParallelOptions { MaxDegreeOfParallelism = workers }, async (acts, _) =>
        {
            foreach (var act in acts)
                await PlayAsync(room, stage, act);
        });

        Assert.Empty((await room.Get<LedgerAudit>().RunAsync(null, default)).Discrepancies);
        foreach (var (user, _) in stage.Accounts)
        {
            var rows = await room.RowsAsync(user);
            Assert.Equal(await room.CreditsAsync(user), rows.Sum(r => r.Amount));
            Assert.All(rows, row => Assert.True(row.BalanceAfter >= 0));
            Assert.Equal(stage.CommittedOf(user).Order(), rows.Where(r => r.TransactionType is "purchase" or "bonus").Select(r => r.ExternalReference!).Order());
            var living = rows.Where(r => r is { TransactionType: "usage", Status: "pending" or "completed" }).ToList();
            Assert.Equal(living.Count, living.DistinctBy(r => (r.ProductionId, r.StepName)).Count());
        }
    }

    [Theory, EachEngine]
    public async Task Many_who_spend_the_last_credits_at_once_do_not_overspend(Engine engine)
    {
        await using var room = await rooms.OpenAsync(engine);
        var (user, project) = await room.NewUserAsync(18 * 5);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => room.ReserveAsync(LedgerRoom.Episode(user, project, Guid.CreateVersion7()))));
        Assert.Equal(5, outcomes.Count(reserved => reserved));
        Assert.Equal(0, await room.CreditsAsync(user));
        Assert.Empty((await room.Get<LedgerAudit>().RunAsync(null, default)).Discrepancies);
    }

    [Theory, EachEngine]
    public async Task The_same_call_from_many_nodes_at_once_counts_once(Engine engine)
    {
        await using var room = await rooms.OpenAsync(engine);
        var (user, project) = await room.NewUserAsync(18);
        var charges = LedgerRoom.Episode(user, project, Guid.CreateVersion7());
        Assert.DoesNotContain(false, await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => room.ReserveAsync(charges))));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => room.RefundAsync(charges[3])));
        Assert.Equal(3, await room.CreditsAsync(user));
        Assert.Equal(8, (await room.RowsAsync(user)).Count);
        Assert.Empty((await room.Get<LedgerAudit>().RunAsync(null, default)).Discrepancies);
    }

    private static async Task PlayAsync(LedgerRoom room, Stage stage, Act act)
    {
        var (user, project) = stage.Accounts[act.User];
        var charges = LedgerRoom.Episode(user, project, stage.Productions[act.User, act.Production]);
        List<Charge> some = [.. charges.Where((_, i) => (act.Steps & (1 << i)) != 0)];
        var reference = $"{act.Kind}:{act.User}:{act.Payment}";
        await using var db = await room.DatabaseAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var isNew = await MoveAsync(room.Get<Ledger>(), db, act, user, some, reference);
        switch (act.End)
        {
            case End.Commit:
                await transaction.CommitAsync();
                if (isNew)
                    stage.Commit(user, reference);
                break;
            case End.RollBack:
                await transaction.RollbackAsync();
                break;
            case End.Cut:
                await CutAsync(room, db);
                break;
        }
    }

    private static async Task<bool> MoveAsync(Ledger ledger, MuseDbContext db, Act act, Guid user, List<Charge> charges, string reference)
    {
        switch (act.Kind)
        {
            case Kind.Reserve:
                await ledger.ReserveAsync(db, charges, default);
                return false;
            case Kind.Complete:
                // As a settlement does: one step, and nothing else.
                var batch = new StatementBatch();
                foreach (var charge in charges.Take(1))
                    ledger.Complete(batch, charge);
                await batch.SendAsync(db, default);
                return false;
            case Kind.Refund:
                foreach (var charge in charges)
                    await ledger.RefundAsync(db, charge, "Cancelled", default);
                return false;
            case Kind.Grant:
                return await ledger.GrantAsync(db, user, 1 + act.Payment, reference, "Kindness", default);
            default:
                return await ledger.PurchaseAsync(db, user, 10, reference, new Dictionary<string, string>(), default);
        }
    }

    private static async Task CutAsync(LedgerRoom room, MuseDbContext db)
    {
        if (!db.Database.IsNpgsql())
            return;
        var id = await db.Database.SqlQueryRaw<int>("SELECT pg_backend_pid() AS \"Value\"").SingleAsync();
        await using var other = await room.DatabaseAsync();
        await other.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend({0})", id);
    }

    private sealed record Act(Kind Kind, int User, int Production, int Steps, int Payment, End End);

    private sealed class Stage
    {
        private readonly System.Collections.Concurrent.ConcurrentBag<(Guid User, string Reference)> _committed = [];

        public required (Guid User, Guid Project)[] Accounts { get; init; }

        public Guid[,] Productions { get; } = new Guid[Users, ProductionsPerUser];

        public static async Task<Stage> SetAsync(LedgerRoom room)
        {
            var accounts = new (Guid, Guid)[Users];
            for (var i = 0; i < Users; i++)
                accounts[i] = await room.NewUserAsync(40);
            var stage = new Stage { Accounts = accounts };
            for (var i = 0; i < stage.Productions.Length; i++)
                stage.Productions[i / ProductionsPerUser, i % ProductionsPerUser] = Guid.CreateVersion7();
            foreach (var (user, _) in accounts)
                stage.Commit(user, $"welcome:{user:N}");
            return stage;
        }

        public void Commit(Guid user, string reference) => _committed.Add((user, reference));

        public IEnumerable<string> CommittedOf(Guid user) => _committed.Where(c => c.User == user).Select(c => c.Reference);
    }
}
