using System.Data.Common;
using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;

namespace PodcastMuse.Data;

/// <summary>
/// Rows that many ask for at the same moment are read in one round trip: who asks while readings are under way is answered by the next,
/// which begins after the question, so nobody sees less than if it had been asked alone. A connection that no longer answers fails those
/// who wait on it after some seconds, and holds up the others for one.
/// </summary>
public sealed class GroupRead<TKey, TRow>
    where TKey : notnull
    where TRow : class
{
    private const int MostAtOnce = 64;

    /// <summary>While one group's rows are fetched, the other's are made into objects: with one alone, either the database or this process would wait.</summary>
    private const int Lanes = 2;

    /// <summary>Many times what a reading takes, however busy the machine; with <see cref="Longest"/> it bounds how many go on side by side.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly IDbContextFactory<MuseDbContext> _database;
    private readonly TimeProvider _clock;
    private readonly Func<MuseDbContext, IReadOnlyList<TKey>, CancellationToken, Task<Dictionary<TKey, TRow>>> _read;
    private readonly GroupWork<TKey, Answer> _readings;

    /// <param name="database">Where.</param>
    /// <param name="clock">Ends readings that take too long.</param>
    /// <param name="read">Reads what there is of the keys, which may name the same more than once.</param>
    public GroupRead(
        IDbContextFactory<MuseDbContext> database, TimeProvider clock, Func<MuseDbContext, IReadOnlyList<TKey>, CancellationToken, Task<Dictionary<TKey, TRow>>> read)
    {
        (_database, _clock, _read) = (database, clock, read);
        _readings = new GroupWork<TKey, Answer>(AnswerAsync, MostAtOnce, Lanes, Slow, clock);
    }

    /// <summary>The row; null where there is none.</summary>
    public async Task<TRow?> FindAsync(TKey key, CancellationToken cancellationToken)
    {
        var answer = await _readings.DoAsync(key).WaitAsync(cancellationToken);
        answer.Fault?.Throw();
        return answer.Row;
    }

    /// <summary>A database that does not answer is nobody's own fault: to ask it again for each alone would only take longer.</summary>
    private async Task<IReadOnlyList<Answer>> AnswerAsync(IReadOnlyList<TKey> keys)
    {
        using var end = new CancellationTokenSource(Longest, _clock);
        try
        {
            // To give up politely needs an answer, too: who waits is not to wait for that.
            var found = await ReadAsync(keys, end.Token).WaitAsync(end.Token);
            return [.. keys.Select(key => new Answer(found.GetValueOrDefault(key), null))];
        }
        catch (Exception fault)
        {
            var same = new Answer(null, ExceptionDispatchInfo.Capture(end.IsCancellationRequested ? new SilenceException(fault) : fault));
            return [.. keys.Select(_ => same)];
        }
    }

    private async Task<Dictionary<TKey, TRow>> ReadAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
    {
        await using var db = await _database.CreateDbContextAsync(cancellationToken);
        return await _read(db, keys, cancellationToken);
    }

    private sealed record Answer(TRow? Row, ExceptionDispatchInfo? Fault);

    /// <summary>An outage as any other of the database.</summary>
    private sealed class SilenceException(Exception inner) : DbException($"The database has not answered for {Longest.TotalSeconds} s.", inner);
}
