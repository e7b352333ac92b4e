using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;

namespace PodcastMuse.Data;

/// <summary>
/// Rows that many ask for at the same moment are read in one round trip: who asks while a reading is under way is answered by the next,
/// which begins after the question, so nobody sees less than if it had been asked alone.
/// </summary>
public sealed class GroupRead<TKey, TRow>
    where TKey : notnull
    where TRow : class
{
    private const int MostAtOnce = 64;

    private readonly IDbContextFactory<MuseDbContext> _database;
    private readonly Func<MuseDbContext, IReadOnlyList<TKey>, Task<Dictionary<TKey, TRow>>> _read;
    private readonly GroupWork<TKey, Answer> _readings;

    /// <param name="database">Where.</param>
    /// <param name="read">Reads what there is of the keys, which may name the same more than once.</param>
    public GroupRead(IDbContextFactory<MuseDbContext> database, Func<MuseDbContext, IReadOnlyList<TKey>, Task<Dictionary<TKey, TRow>>> read)
    {
        (_database, _read) = (database, read);
        _readings = new GroupWork<TKey, Answer>(ReadAsync, MostAtOnce);
    }

    /// <summary>The row; null where there is none.</summary>
    public async Task<TRow?> FindAsync(TKey key, CancellationToken cancellationToken)
    {
        var answer = await _readings.DoAsync(key).WaitAsync(cancellationToken);
        answer.Fault?.Throw();
        return answer.Row;
    }

    /// <summary>A database that does not answer is nobody's own fault: to ask it again for each alone would only take longer.</summary>
    private async Task<IReadOnlyList<Answer>> ReadAsync(IReadOnlyList<TKey> keys)
    {
        try
        {
            await using var db = await _database.CreateDbContextAsync(CancellationToken.None);
            var found = await _read(db, keys);
            return [.. keys.Select(key => new Answer(found.GetValueOrDefault(key), null))];
        }
        catch (Exception fault)
        {
            var same = new Answer(null, ExceptionDispatchInfo.Capture(fault));
            return [.. keys.Select(_ => same)];
        }
    }

    private sealed record Answer(TRow? Row, ExceptionDispatchInfo? Fault);
}
