using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Projects;

/// <summary>How a request for a script ended.</summary>
public abstract record ScriptEdit
{
    private ScriptEdit() { }

    public sealed record Done(EpisodeScript Script) : ScriptEdit;

    public sealed record Missing : ScriptEdit;

    public sealed record Refused(Problem Problem) : ScriptEdit;
}

/// <summary>
/// Reads and edits scripts. A save makes the next version and never changes an old one; of two saves on the same version one wins,
/// and the other is made anew on its result, or refused where the client named the version it meant.
/// </summary>
public sealed class ScriptDesk(IDbContextFactory<MuseDbContext> database, IEnumerable<IScriptGuard> guards, TimeProvider clock)
{
    private const int Tries = 5;

    public async Task<EpisodeScript?> ReadAsync(Guid userId, Guid projectId, int? version, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await Of(db, userId, projectId).Where(s => version == null || s.Version == version)
            .OrderByDescending(s => s.Version).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<PageOf<ScriptVersion>> VersionsAsync(Guid userId, Guid projectId, PageQuery page, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await Of(db, userId, projectId).OrderByDescending(s => s.Version)
            .Select(s => new ScriptVersion(s.Version, s.Origin, s.PredictedSeconds, s.CreatedAt)).PageAsync(page, cancellationToken);
    }

    public Task<ScriptEdit> ReplaceAsync(Guid userId, Guid projectId, NewScript script, Func<int, Problem?> objection, CancellationToken cancellationToken) =>
        SaveAsync(userId, projectId, objection, (old, project) => ScriptEditing.Replace(old, project, script, clock), cancellationToken);

    public Task<ScriptEdit> ChangeAsync(
        Guid userId, Guid projectId, Guid segmentId, SegmentChange change, Func<int, Problem?> objection, CancellationToken cancellationToken) =>
        SaveAsync(userId, projectId, objection, (old, project) => ScriptEditing.Change(old, project, segmentId, change), cancellationToken);

    /// <summary>Makes an old version the newest again; what came between stays.</summary>
    public async Task<ScriptEdit> RestoreAsync(Guid userId, Guid projectId, int version, Func<int, Problem?> objection, CancellationToken cancellationToken) =>
        await ReadAsync(userId, projectId, version, cancellationToken) is { } kept
            ? await SaveAsync(userId, projectId, objection, (_, _) => new EditedScript.Of(kept.Speakers, kept.Chapters, kept.PredictedSeconds, kept.Origin), cancellationToken)
            : new ScriptEdit.Missing();

    private async Task<ScriptEdit> SaveAsync(
        Guid userId, Guid projectId, Func<int, Problem?> objection, Func<EpisodeScript?, ScriptProject, EditedScript> edit, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        for (var i = 0; i < Tries; i++)
        {
            if (await ProjectAsync(db, userId, projectId, cancellationToken) is not { } project)
                return new ScriptEdit.Missing();
            var old = await Of(db, userId, projectId).OrderByDescending(s => s.Version).FirstOrDefaultAsync(cancellationToken);
            if ((objection(old?.Version ?? 0) ?? await GuardAsync(db, projectId, cancellationToken)) is { } refusal)
                return new ScriptEdit.Refused(refusal);
            switch (edit(old, project))
            {
                case EditedScript.Missing:
                    return new ScriptEdit.Missing();
                case EditedScript.Refused(var problem):
                    return new ScriptEdit.Refused(problem);
                case EditedScript.Of edited when await WriteAsync(db, userId, projectId, old, edited, cancellationToken) is { } saved:
                    return new ScriptEdit.Done(saved);
            }
        }

        return new ScriptEdit.Refused(Problems.Conflict(Phrase.Of("script_contended", "The script is being changed by others all the time. Try again.")));
    }

    /// <summary>Null when somebody else has written this version first.</summary>
    private async Task<EpisodeScript?> WriteAsync(
        MuseDbContext db, Guid userId, Guid projectId, EpisodeScript? old, EditedScript.Of edited, CancellationToken cancellationToken)
    {
        var script = new EpisodeScript
        {
            Id = Ids.New(clock),
            UserId = userId,
            ProjectId = projectId,
            Version = (old?.Version ?? 0) + 1,
            Origin = edited.Origin,
            PredictedSeconds = edited.PredictedSeconds,
            Speakers = edited.Speakers,
            Chapters = edited.Chapters,
            Notes = [],
            CreatedAt = Moment.Now(clock),
        };
        try
        {
            await script.WriteAsync(db, clock, cancellationToken);
            return script;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }

    private async Task<Problem?> GuardAsync(MuseDbContext db, Guid projectId, CancellationToken cancellationToken)
    {
        foreach (var guard in guards)
        {
            if (await guard.ObjectionAsync(db, projectId, cancellationToken) is { } objection)
                return objection;
        }

        return null;
    }

    private static IQueryable<EpisodeScript> Of(MuseDbContext db, Guid userId, Guid projectId) =>
        db.Set<EpisodeScript>().AsNoTracking().Where(s => s.ProjectId == projectId && s.UserId == userId);

    private static async Task<ScriptProject?> ProjectAsync(MuseDbContext db, Guid userId, Guid projectId, CancellationToken cancellationToken) =>
        await db.Set<Project>().AsNoTracking().Where(p => p.Id == projectId && p.UserId == userId)
            .Select(p => new ScriptProject(p.Title, p.Language, p.VoiceGender)).FirstOrDefaultAsync(cancellationToken);
}
