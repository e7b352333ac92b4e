using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Progress;

namespace PodcastMuse.Production;

/// <summary>A step of a held production, and what holds for all of them.</summary>
internal sealed record HeldRow(ProductionStep Step, string Status, bool ScriptApproved, long LastSeq);

/// <summary>Takes hold of productions, for everything that changes an open one: of two who would, the second sees what the first did.</summary>
public sealed class HeldProductions(IDbContextFactory<MuseDbContext> database, ProgressFeed feed, TimeProvider clock)
{
    // Asked at every step's beginning and end, so it is compiled once.
    private readonly Func<MuseDbContext, Guid, IAsyncEnumerable<HeldRow>> _read = EF.CompileAsyncQuery((MuseDbContext db, Guid id) =>
        from step in db.Set<ProductionStep>().AsNoTracking()
        join production in db.Set<EpisodeProduction>() on step.ProductionId equals production.Id
        where step.ProductionId == id
        select new HeldRow(
            step,
            production.Status,
            production.ScriptApproved,
            db.Set<ProgressEvent>()
                .Where(e => e.ProjectId == db.Set<EpisodeProduction>().Where(p => p.Id == id).Select(p => p.ProjectId).First())
                .Max(e => (long?)e.Seq) ?? 0));

    public async Task<HeldProduction> HoldAsync(Guid productionId, CancellationToken cancellationToken)
    {
        var db = await database.CreateDbContextAsync(cancellationToken);
        try
        {
            var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync($"UPDATE productions SET status = status WHERE id = {productionId}", cancellationToken);
            var rows = await _read(db, productionId).ToListAsync(cancellationToken);
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
