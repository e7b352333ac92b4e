using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace PodcastMuse.Data;

/// <summary>Reads what may be long and is handed on at somebody else's speed: page by page, so that no connection waits for them.</summary>
public static class InPages
{
    /// <summary>A few hundred kilobytes of rows.</summary>
    internal const int Rows = 500;

    /// <param name="database">Where.</param>
    /// <param name="following">What comes after a row, in an order without ties; after null, all.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async IAsyncEnumerable<T> ReadInPagesAsync<T>(
        this IDbContextFactory<MuseDbContext> database, Func<MuseDbContext, T?, IQueryable<T>> following, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        T? last = null;
        while (true)
        {
            List<T> page;
            await using (var db = await database.CreateDbContextAsync(cancellationToken))
                page = await following(db, last).Take(Rows).ToListAsync(cancellationToken);
            foreach (var row in page)
                yield return row;
            if (page.Count < Rows)
                yield break;
            last = page[^1];
        }
    }
}
