using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Idempotency;
using PodcastMuse.Kernel;
using PodcastMuse.Progress;
using PodcastMuse.Storage;

namespace PodcastMuse.Projects;

/// <summary>How a request for a project ended. A project of somebody else is missing, too.</summary>
public abstract record ProjectOutcome
{
    private ProjectOutcome() { }

    public sealed record Done(ProjectRow Project) : ProjectOutcome;

    public sealed record Missing : ProjectOutcome;

    public sealed record Refused(Problem Problem) : ProjectOutcome;
}

/// <summary>Begins, changes and deletes projects of their owners.</summary>
public sealed class ProjectShelf(IDbContextFactory<MuseDbContext> database, ProjectLimit limit, ProjectBeginnings beginnings, FileErasures erasures, TimeProvider clock)
{
    private const int Tries = 5;

    private readonly Func<MuseDbContext, Guid, Guid, CancellationToken, Task<ProjectRow?>> _find = EF.CompileAsyncQuery(
        (MuseDbContext db, Guid userId, Guid id, CancellationToken token) =>
            db.Set<Project>().AsNoTracking().Where(p => p.Id == id && p.UserId == userId).Select(ProjectRow.Of).FirstOrDefault());

    private readonly GroupRead<(Guid UserId, Guid Id), Project> _projects = new(database, clock, async (db, keys, token) =>
    {
        var (users, ids) = (keys.Select(key => key.UserId).ToArray(), keys.Select(key => key.Id).ToArray());
        var found = await db.Set<Project>().AsNoTracking().Where(p => ids.Contains(p.Id) && users.Contains(p.UserId)).ToListAsync(token);
        return found.ToDictionary(p => (p.UserId, p.Id));
    });

    public async Task<ProjectRow?> FindAsync(Guid userId, Guid id, CancellationToken cancellationToken) =>
        await _projects.FindAsync((userId, id), cancellationToken) is { } project ? ProjectRow.From(project) : null;

    public async Task<bool> HasAsync(Guid userId, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Project>().AnyAsync(p => p.Id == id && p.UserId == userId, cancellationToken);
    }

    public async Task<ProjectOutcome> BeginAsync(Guid userId, NewProject request, CancellationToken cancellationToken)
    {
        var project = Make(userId, request);
        // A request with a key marks it in its own transaction.
        if (KeyedTurn.Current is null && await beginnings.TryBeginAsync(project))
            return new ProjectOutcome.Done(ProjectRow.From(project));
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await limit.CheckAsync(db, userId, cancellationToken) is { } refusal)
            return new ProjectOutcome.Refused(refusal);
        db.Add(project);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ProjectOutcome.Done(ProjectRow.From(project));
    }

    /// <param name="userId">Whose.</param>
    /// <param name="id">Which.</param>
    /// <param name="change">What was sent.</param>
    /// <param name="objection">Whether the version in force is not the one the client means: the refusal, or null.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async Task<ProjectOutcome> ChangeAsync(
        Guid userId, Guid id, ProjectChange change, Func<ProjectRow, Problem?> objection, CancellationToken cancellationToken)
    {
        if (change.Check() is { } wrong)
            return new ProjectOutcome.Refused(wrong);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        for (var i = 0; i < Tries; i++)
        {
            if (await _find(db, userId, id, cancellationToken) is not { } row)
                return new ProjectOutcome.Missing();
            if ((objection(row) ?? change.ObjectionTo(row)) is { } refusal)
                return new ProjectOutcome.Refused(refusal);
            var now = Moment.After(row.UpdatedAt, clock);
            var changed = change.ApplyTo(row, now);
            if (changed == row)
                return new ProjectOutcome.Done(row);
            changed = changed with { UpdatedAt = now };
            if (!await WriteAsync(db, row, changed, cancellationToken))
                continue;
            // A database keeps JSON in an order of its own, and the version is made of what it keeps.
            return changed.SeoMetadata == row.SeoMetadata ? new ProjectOutcome.Done(changed)
                : await _find(db, userId, id, cancellationToken) is { } kept ? new ProjectOutcome.Done(kept) : new ProjectOutcome.Missing();
        }

        return new ProjectOutcome.Refused(Problems.Conflict(Phrase.Of("project_contended", "The project is being changed by others all the time. Try again.")));
    }

    /// <summary>
    /// The project and everything that belongs to it, its files too. While an episode is being produced it is refused: work that was
    /// paid for is not thrown away by one click; cancel first.
    /// </summary>
    public async Task<ProjectOutcome> DeleteAsync(Guid userId, Guid id, Func<ProjectRow, Problem?> objection, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await _find(db, userId, id, cancellationToken) is not { } row)
            return new ProjectOutcome.Missing();
        if (objection(row) is { } refusal)
            return new ProjectOutcome.Refused(refusal);
        var folder = StorageLayout.ProjectFolder(userId, id);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            if (await db.Set<Project>().Where(p => p.Id == id && p.UserId == userId && p.Status != ProjectStatus.Generating).ExecuteDeleteAsync(cancellationToken) == 0)
                return await StillThereAsync(userId, id, cancellationToken);
            await db.Set<ProgressEvent>().Where(e => e.ProjectId == id).ExecuteDeleteAsync(cancellationToken);
            erasures.Plan(db, folder);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        // Decided; the client's going away must not leave the files.
        await erasures.EraseAsync(folder, CancellationToken.None);
        return new ProjectOutcome.Done(row);
    }

    private async Task<ProjectOutcome> StillThereAsync(Guid userId, Guid id, CancellationToken cancellationToken) =>
        await HasAsync(userId, id, cancellationToken)
            ? new ProjectOutcome.Refused(Problems.Conflict(Phrase.Of("project_in_production", "An episode of this project is being produced. Cancel the production, or wait until it ends; then delete the project.")))
            : new ProjectOutcome.Missing();

    private static async Task<bool> WriteAsync(MuseDbContext db, ProjectRow from, ProjectRow to, CancellationToken cancellationToken) =>
        await db.Set<Project>().Where(p => p.Id == from.Id && p.UpdatedAt == from.UpdatedAt).ExecuteUpdateAsync(
            set => set
                .SetProperty(p => p.Title, to.Title)
                .SetProperty(p => p.Description, to.Description)
                .SetProperty(p => p.Language, to.Language)
                .SetProperty(p => p.TargetDurationMinutes, to.TargetDurationMinutes)
                .SetProperty(p => p.VoiceGender, to.VoiceGender)
                .SetProperty(p => p.VoiceTone, to.VoiceTone)
                .SetProperty(p => p.ScriptTemplate, to.ScriptTemplate)
                .SetProperty(p => p.SeoMetadata, to.SeoMetadata)
                .SetProperty(p => p.UpdatedAt, to.UpdatedAt),
            cancellationToken) == 1;

    private Project Make(Guid userId, NewProject request)
    {
        var now = Moment.Now(clock);
        return new Project
        {
            Id = Ids.New(clock),
            UserId = userId,
            Title = request.Title.Trim(),
            Description = request.Description,
            Language = request.Language ?? "en",
            TargetDurationMinutes = request.TargetDurationMinutes,
            VoiceGender = request.VoiceGender,
            VoiceTone = request.VoiceTone,
            ScriptTemplate = request.ScriptTemplate,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }
}
