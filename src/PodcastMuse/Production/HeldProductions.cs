using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Progress;

namespace PodcastMuse.Production;

/// <summary>Takes hold of productions, for everything that changes an open one: of two who would, the second sees what the first did.</summary>
public sealed class HeldProductions(IDbContextFactory<MuseDbContext> database, ProgressFeed feed, TimeProvider clock)
{
    public async Task<HeldProduction> HoldAsync(Guid productionId, CancellationToken cancellationToken)
    {
        var db = await database.CreateDbContextAsync(cancellationToken);
        try
        {
            var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var rows = await HeldRow.HoldAsync(db, productionId, cancellationToken);
            return new HeldProduction(db, transaction, feed, rows, Moment.Now(clock));
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>A production that is only just being written in the caller's transaction, so that nobody else can know of it.</summary>
    internal async Task<HeldProduction> HoldNewAsync(
        MuseDbContext db, IDbContextTransaction transaction, EpisodeProduction production, IReadOnlyList<ProductionStep> steps, bool isNewProject, CancellationToken cancellationToken)
    {
        var last = isNewProject ? 0 : await db.Set<ProgressEvent>().Where(e => e.ProjectId == production.ProjectId).MaxAsync(e => (long?)e.Seq, cancellationToken) ?? 0;
        return new HeldProduction(
            db, transaction, feed, [.. steps.Select(s => new HeldRow(s, production.Status, production.ScriptApproved, last))], production.CreatedAt, isLent: true);
    }
}
