using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Postgres;

/// <summary>
/// Brings the database up to date. Several nodes may start at once: the migrations' own lock lets one do it. A node that finds it up to
/// date does not even load what migrating takes, which would stay in its memory.
/// </summary>
internal sealed class PostgresSetup(IDbContextFactory<MuseDbContext> database) : IDatabaseSetup
{
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            await db.Database.MigrateAsync(cancellationToken);
    }
}
