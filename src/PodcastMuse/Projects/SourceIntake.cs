using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Http;
using PodcastMuse.Kernel;
using PodcastMuse.Projects.Sources;

namespace PodcastMuse.Projects;

/// <summary>How a request for a source ended.</summary>
public abstract record SourceOutcome
{
    private SourceOutcome() { }

    public sealed record Done(SourceView Source) : SourceOutcome;

    public sealed record Missing : SourceOutcome;

    public sealed record Refused(Problem Problem) : SourceOutcome;
}

/// <summary>
/// Takes material into a project. It is read before it is kept, so that what cannot be used is told at once. A project that is being
/// produced keeps its material as it is.
/// </summary>
public sealed class SourceIntake(IDbContextFactory<MuseDbContext> database, SourceShelf shelf, SourceReader reader, SourceFetcher fetcher, SourceTurns turns)
{
    private const int Tries = 2 * SourceLimits.Sources;
    private const int MostName = 255;

    public async Task<PageOf<SourceView>> ListAsync(Guid userId, Guid projectId, PageQuery page, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Source>().AsNoTracking().Where(s => s.ProjectId == projectId && s.UserId == userId).OrderBy(s => s.Position)
            .Select(s => SourceView.Of(s.Id, s.Kind, s.Origin, s.Title, s.IsRead, s.Characters, s.PassageCount, s.Notes, s.CreatedAt))
            .PageAsync(page, cancellationToken);
    }

    /// <param name="userId">Whose.</param>
    /// <param name="projectId">Which.</param>
    /// <param name="content">The file, read to its end or to the limit.</param>
    /// <param name="name">As its owner calls it; what the file is, its content decides.</param>
    /// <param name="objection">What the rest of the request has against it, asked once the file is read and before it is kept.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public Task<SourceOutcome> AddFileAsync(
        Guid userId, Guid projectId, Stream content, string name, Func<CancellationToken, Task<Problem?>> objection, CancellationToken cancellationToken)
    {
        var shown = NameOf(name);
        return AddAsync(userId, projectId, "file", shown, ReadAsync, cancellationToken);

        async Task<ReadOutcome> ReadAsync()
        {
            var read = await reader.ReadAsync(content, shown, cancellationToken);
            return read is ReadOutcome.Read && await objection(cancellationToken) is { } problem ? new ReadOutcome.Refused(problem) : read;
        }
    }

    public Task<SourceOutcome> AddAsync(Guid userId, Guid projectId, NewSource source, CancellationToken cancellationToken)
    {
        if (source.Check() is { } wrong)
            return Task.FromResult<SourceOutcome>(new SourceOutcome.Refused(wrong));
        if (source.Url is { } url)
            return AddAsync(userId, projectId, "url", new Uri(url).AbsoluteUri, () => fetcher.FetchAsync(new Uri(url), cancellationToken), cancellationToken);
        var title = source.Title?.Trim() is { Length: > 0 } given ? given : "Text";
        return AddAsync(userId, projectId, "text", title, () => reader.ReadTextAsync(source.Text!, title, cancellationToken), cancellationToken);
    }

    /// <summary>Null when it is removed, else why it is not; the others keep their places, because lines of scripts refer to them.</summary>
    public async Task<SourceOutcome?> RemoveAsync(Guid userId, Guid projectId, Guid sourceId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await PlaceAsync(db, userId, projectId, cancellationToken) is not { } place)
            return new SourceOutcome.Missing();
        if (place.Busy is { } refusal)
            return new SourceOutcome.Refused(refusal);
        var removed = await db.Set<Source>().Where(s => s.Id == sourceId && s.ProjectId == projectId && s.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        return removed == 1 ? null : new SourceOutcome.Missing();
    }

    private async Task<SourceOutcome> AddAsync(
        Guid userId, Guid projectId, string kind, string origin, Func<Task<ReadOutcome>> read, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await PlaceAsync(db, userId, projectId, cancellationToken) is not { } place)
            return new SourceOutcome.Missing();
        if (place.Objection is { } refusal)
            return new SourceOutcome.Refused(refusal);
        return await InTurnAsync(userId, read, cancellationToken) switch
        {
            ReadOutcome.Read(var document) => await KeepAsync(db, userId, projectId, kind, origin, document, cancellationToken),
            ReadOutcome.Refused(var problem) => new SourceOutcome.Refused(problem),
            _ => throw new InvalidOperationException("Unknown outcome."),
        };
    }

    private async Task<ReadOutcome> InTurnAsync(Guid userId, Func<Task<ReadOutcome>> read, CancellationToken cancellationToken)
    {
        using var turn = await turns.TakeAsync(userId, cancellationToken);
        return await read();
    }

    /// <summary>Two at once want the same place; the table gives it to one, and the other looks again.</summary>
    private async Task<SourceOutcome> KeepAsync(
        MuseDbContext db, Guid userId, Guid projectId, string kind, string origin, SourceDocument document, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Tries; i++)
        {
            if (await PlaceAsync(db, userId, projectId, cancellationToken) is not { } place)
                return new SourceOutcome.Missing();
            if ((place.Objection ?? SourceLimits.CheckCharacters(place.Characters + document.Characters)) is { } refusal)
                return new SourceOutcome.Refused(refusal);
            var source = shelf.OfDocument(userId, projectId, place.Next, kind, origin, document, place.Language);
            db.Add(source);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return new SourceOutcome.Done(SourceView.Of(
                    source.Id, kind, origin, source.Title, source.IsRead, source.Characters, source.PassageCount, source.Notes, source.CreatedAt));
            }
            catch (DbUpdateException) when (i + 1 < Tries)
            {
                db.ChangeTracker.Clear();
            }
        }

        return new SourceOutcome.Refused(Problems.Conflict(Phrase.Of("sources_contended", "Too many sources are being added at once. Try again.")));
    }

    private static async Task<Place?> PlaceAsync(MuseDbContext db, Guid userId, Guid projectId, CancellationToken cancellationToken) =>
        await db.Set<Project>().AsNoTracking().Where(p => p.Id == projectId && p.UserId == userId)
            .Select(p => new Place(
                p.Status,
                p.Language,
                db.Set<Source>().Count(s => s.ProjectId == projectId),
                db.Set<Source>().Where(s => s.ProjectId == projectId).Max(s => (int?)s.Position) ?? -1,
                db.Set<Source>().Where(s => s.ProjectId == projectId).Sum(s => (long?)s.Characters) ?? 0))
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The last part of a path, as browsers of either kind send it, in one clean line.</summary>
    private static string NameOf(string name)
    {
        var last = new string([.. name.Split('/', '\\')[^1].Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]).Trim();
        return last.Length switch
        {
            0 => "file",
            > MostName => last[^MostName..],
            _ => last,
        };
    }

    private sealed record Place(string Status, string Language, int Count, int Last, long Characters)
    {
        public int Next => Last + 1;

        public Problem? Busy => Status == ProjectStatus.Generating
            ? Problems.Conflict(Phrase.Of("sources_in_use", "An episode of this project is being produced from its sources. Cancel the production, or wait until it ends."))
            : null;

        /// <summary>Why nothing more can be added.</summary>
        public Problem? Objection => Busy ?? (Count >= SourceLimits.Sources
            ? Problems.SourceTooLarge(Phrase.Of("too_many_sources", $"The project has {Count} sources, and an episode takes up to {SourceLimits.Sources}. Remove one, or join them into one file.", ("count", Count), ("most", SourceLimits.Sources)))
            : null);
    }
}
