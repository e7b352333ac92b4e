using Microsoft.EntityFrameworkCore;
using PodcastMuse.Accounts;
using PodcastMuse.Credits;
using PodcastMuse.Kernel;
using PodcastMuse.Projects;

namespace PodcastMuse.Tests.Credits;

public sealed class LedgerTests(LedgerRooms rooms)
{
    [Theory, EachEngine]
    public async Task An_episode_is_six_pending_rows_and_eighteen_credits(Engine engine)
    {
        await using var room = await rooms.OpenAsync(engine);
        var (user, project) = await room.NewUserAsync(100);
        Assert.True(await room.ReserveAsync([.. LedgerRoom.Episode(user, project, Guid.CreateVersion7()), new Charge(user, project, Guid.CreateVersion7(), "seo", 0)]));
        var rows = await room.RowsAsync(user);
        Assert.Equal([100, 97, 94, 91, 88, 85, 82], rows.Select(r => r.BalanceAfter));
        Assert.Equal(LedgerRoom.Steps, rows.Skip(1).Select(r => r.StepName!));
        Assert.All(rows.Skip(1), row => Assert.Equal((-3, "usage", "pending", project), (row.Amount, row.TransactionType, row.Status, row.ProjectId)));
        Assert.Equal(82, await room.CreditsAsync(user));
        await AuditAsync(room);
    }

    [Theory, EachEngine]
    public async Task Reserve_beyond_balance_is_refused(Engine engine)
    {
        await using var room = await rooms.OpenAsync(engine);
        var (user, project) = await room.NewUserAsync(17);
        Assert.False(await room.ReserveAsync(LedgerRoom.Episode(user, project, Guid.CreateVersion7())));
        Assert.Equal(17, await room.CreditsAsync(user));
        Assert.Single(await room.RowsAsync(user));
        await AuditAsync(room);
    }

    [Theory, EachEngine]
    public async Task The_same_reservation_again_is_true_and_free(Engine engine)
    {
        await using var room = await rooms.OpenAsync(engine);
        var (user, project) = await room.NewUserAsync(18);
        var charges = LedgerRoom.Episode(user, project, Guid.CreateVersion7());
        Assert.True(await room.ReserveAsync(charges[..2]));
        Assert.True(await room.ReserveAsync(charges));
        Assert.True(await room.ReserveAsync(charges));
        Assert.Equal(0, await room.CreditsAsync(user));
        Assert.Equal(7, (await room.RowsAsync(user)).Count);
        await AuditAsync(room);
    }

    [Theory, EachEngine]
    public async Task A_refund_gives_back_once_and_a_resume_reserves_anew(Engine engine)
    {
        await using var room = await rooms.OpenAsync(engine);
        var (user, project) = await room.NewUserAsync(18);
        var charges = LedgerRoom.Episode(user, project, Guid.CreateVersion7());
        await room.ReserveAsync(charges);
        await room.RefundAsync(charges[2]);
        await room.RefundAsync(charges[2]);
        Assert.Equal(3, await room.CreditsAsync(user));
        var refund = Assert.Single(await room.RowsAsync(user), r => r.TransactionType == TransactionType.Refund);
        Assert.Equal((3, "tts", "completed", 3), (refund.Amount, refund.StepName, refund.Status, refund.BalanceAfter));
        Assert.Equal("The provider did not answer", refund.Metadata["reason"]);

        Assert.True(await room.ReserveAsync([charges[2]]));
        Assert.Equal(0, await room.CreditsAsync(user));
        foreach (var charge in charges)
            await room.CompleteAsync(charge);
        var rows = await room.RowsAsync(user);
        Assert.Equal(6, rows.Count(r => r is { TransactionType: TransactionType.Usage, Status: TransactionStatus.Completed }));
        Assert.Single(rows, r => r.Status == TransactionStatus.Refunded);
        Assert.Equal(18, await room.InTransactionAsync((ledger, db) => ledger.SpentAsync(db, project, default)));
        await AuditAsync(room);
    }

    [Theory, EachEngine]
    public async Task What_was_refunded_is_not_completed_by_a_late_worker(Engine engine)
    {
        await using var room = await rooms.OpenAsync(engine);
        var (user, project) = await room.NewUserAsync(18);
        var charge = LedgerRoom.Episode(user, project, Guid.CreateVersion7())[0];
        await room.ReserveAsync([charge]);
        await room.RefundAsync(charge);
        await room.CompleteAsync(charge);
        Assert.Equal("refunded", (await room.RowsAsync(user)).Single(r => r.TransactionType == TransactionType.Usage).Status);
        await AuditAsync(room);
    }

    [Theory, EachEngine]
    public async Task Another_users_charge_moves_nothing(Engine engine)
    {
        await using var room = await rooms.OpenAsync(engine);
        var (user, project) = await room.NewUserAsync(18);
        var (thief, _) = await room.NewUserAsync(0);
        var charge = LedgerRoom.Episode(user, project, Guid.CreateVersion7())[0];
        await room.ReserveAsync([charge]);
        await room.RefundAsync(charge with { UserId = thief });
        Assert.Equal((15, 0), (await room.CreditsAsync(user), await room.CreditsAsync(thief)));
        await AuditAsync(room);
    }

    [Theory, EachEngine]
    public async Task A_payment_is_booked_once_whoever_says_so(Engine engine)
    {
        await using var room = await rooms.OpenAsync(engine);
        var (user, _) = await room.NewUserAsync(0);
        var (other, _) = await room.NewUserAsync(0);
        var price = new Dictionary<string, string> { ["package"] = "\"'; drop table users; --" };
        Assert.True(await room.InTransactionAsync((ledger, db) => ledger.PurchaseAsync(db, user, 100, "pay_1", price, default)));
        Assert.False(await room.InTransactionAsync((ledger, db) => ledger.PurchaseAsync(db, user, 100, "pay_1", price, default)));
        Assert.False(await room.InTransactionAsync((ledger, db) => ledger.PurchaseAsync(db, other, 100, "pay_1", price, default)));
        Assert.Equal((100, 0), (await room.CreditsAsync(user), await room.CreditsAsync(other)));
        Assert.Equal(price["package"], Assert.Single(await room.RowsAsync(user)).Metadata["package"]);
        await AuditAsync(room);
    }

    [Theory, EachEngine]
    public async Task An_account_that_would_overflow_is_refused(Engine engine)
    {
        await using var room = await rooms.OpenAsync(engine);
        var (user, _) = await room.NewUserAsync(int.MaxValue);
        await Assert.ThrowsAsync<FaultException>(() => room.InTransactionAsync((ledger, db) => ledger.GrantAsync(db, user, 1, "more", "More", default)));
        Assert.Equal(int.MaxValue, await room.CreditsAsync(user));
        await AuditAsync(room);
    }

    [Theory, EachEngine]
    public async Task Rows_outlive_their_project_and_go_with_their_user(Engine engine)
    {
        await using var room = await rooms.OpenAsync(engine);
        var (user, project) = await room.NewUserAsync(18);
        await room.ReserveAsync(LedgerRoom.Episode(user, project, Guid.CreateVersion7()));
        await using var db = await room.DatabaseAsync();
        await db.Set<Project>().Where(p => p.Id == project).ExecuteDeleteAsync();
        Assert.All(await room.RowsAsync(user), row => Assert.Null(row.ProjectId));
        await AuditAsync(room);
        await db.Set<User>().Where(u => u.Id == user).ExecuteDeleteAsync();
        Assert.Empty(await room.RowsAsync(user));
        await AuditAsync(room);
    }

    [Theory, EachEngine]
    public async Task Credits_do_not_move_outside_a_transaction(Engine engine)
    {
        await using var room = await rooms.OpenAsync(engine);
        var (user, _) = await room.NewUserAsync(0);
        await using var db = await room.DatabaseAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => room.Get<Ledger>().GrantAsync(db, user, 1, "x", "x", default));
    }

    [Theory, EachEngine]
    public async Task The_audit_names_every_discrepancy(Engine engine)
    {
        await using var room = await rooms.OpenAsync(engine);
        var (user, project) = await room.NewUserAsync(100);
        var charges = LedgerRoom.Episode(user, project, Guid.CreateVersion7());
        await room.ReserveAsync(charges);
        await room.RefundAsync(charges[0]);
        await using var db = await room.DatabaseAsync();

        await FindsAsync("UPDATE users SET credits = credits + 1", "UPDATE users SET credits = credits - 1", "the balance is 86, but the rows make 85");
        await FindsAsync("UPDATE credit_transactions SET amount = amount - 1 WHERE seq = 3", "UPDATE credit_transactions SET amount = amount + 1 WHERE seq = 3", "but the rows up to it make 93");
        await FindsAsync("UPDATE credit_transactions SET seq = 99 WHERE seq = 8", "UPDATE credit_transactions SET seq = 8 WHERE seq = 99", "has number 99, but 8 is due");
        await FindsAsync("UPDATE users SET credit_entries = 9", "UPDATE users SET credit_entries = 8", "9 rows were written, but 8 are there");
        await FindsAsync("UPDATE credit_transactions SET status = 'completed' WHERE seq = 2", "UPDATE credit_transactions SET status = 'refunded' WHERE seq = 2", "which is not marked refunded");
        await FindsAsync("UPDATE credit_transactions SET status = 'refunded' WHERE seq = 3", "UPDATE credit_transactions SET status = 'pending' WHERE seq = 3", "but nothing was given back");
        await AuditAsync(room);

        async Task FindsAsync(string harm, string heal, string words)
        {
            await db.Database.ExecuteSqlRawAsync(harm);
            Assert.Contains((await room.Get<LedgerAudit>().RunAsync(user, default)).Discrepancies, line => line.Contains(words, StringComparison.Ordinal));
            await db.Database.ExecuteSqlRawAsync(heal);
        }
    }

    private static async Task AuditAsync(LedgerRoom room) => Assert.Empty((await room.Get<LedgerAudit>().RunAsync(null, default)).Discrepancies);
}
