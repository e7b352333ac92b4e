using Microsoft.EntityFrameworkCore;

namespace PodcastMuse.Tests.Data;

public sealed class WriteTurnsTests
{
    /// <summary>Longer than anything here takes, shorter than a turn that nobody leaves.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Many_writers_at_once_all_write_and_those_that_give_up_leave_no_turn_taken()
    {
        await using var room = await WritingRoom.OpenAsync();
        var chance = new Random(7);
        // In waves, so that what one leaves behind is met by the next.
        for (var wave = 0; wave < 5; wave++)
            await WaveAsync(room, chance, 1 + (wave * 100));
        await WriteAsync(room, 1_000, default).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private static async Task WaveAsync(WritingRoom room, Random chance, int first)
    {
        var given = Enumerable.Range(first, 100).Select(id => (Id: id, GivesUp: chance.Next(3) == 0, After: chance.Next(0, 30), Alone: chance.Next(2) == 0)).ToList();

        await Task.WhenAll(given.Select(async note =>
        {
            using var stop = note.GivesUp ? new CancellationTokenSource(note.After) : new CancellationTokenSource();
            try
            {
                await (note.Alone ? WriteAloneAsync(room, note.Id, stop.Token) : WriteAsync(room, note.Id, stop.Token));
            }
            catch (OperationCanceledException) when (note.GivesUp)
            {
                // As meant.
            }
        })).WaitAsync(Patience, TestContext.Current.CancellationToken);

        var written = await room.NotesAsync();
        Assert.Empty(given.Where(n => !n.GivesUp).Select(n => n.Id).Except(written));
    }

    [Fact]
    public async Task A_transaction_that_is_left_without_a_commit_leaves_its_turn_and_nothing_else()
    {
        await using var room = await WritingRoom.OpenAsync();
        await using (var db = await room.Database.CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlAsync($"INSERT INTO notes (id, words) VALUES (1, 'lost')", TestContext.Current.CancellationToken);
        }

        await WriteAloneAsync(room, 2, default).WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal([2], await room.NotesAsync());
    }

    [Fact]
    public async Task A_statement_that_fails_leaves_its_turn()
    {
        await using var room = await WritingRoom.OpenAsync();
        await WriteAloneAsync(room, 1, default);
        await Assert.ThrowsAnyAsync<Exception>(() => WriteAloneAsync(room, 1, default));
        await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(room, 1, default));
        await WriteAloneAsync(room, 2, default).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private static async Task WriteAsync(WritingRoom room, int id, CancellationToken cancellationToken)
    {
        await using var db = await room.Database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"INSERT INTO notes (id, words) VALUES ({id}, 'in a transaction')", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task WriteAloneAsync(WritingRoom room, int id, CancellationToken cancellationToken)
    {
        await using var db = await room.Database.CreateDbContextAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"INSERT INTO notes (id, words) VALUES ({id}, 'alone')", cancellationToken);
    }
}
