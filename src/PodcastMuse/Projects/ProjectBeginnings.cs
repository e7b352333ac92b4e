using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Projects;

/// <summary>Writes new projects of accounts that are far from their limit: all that are begun at the same time in one go.</summary>
public sealed class ProjectBeginnings
{
    private const int MostAtOnce = 64;

    /// <summary>A parameter would be text, and the column is JSON.</summary>
    private static readonly SqlText NoLog = new("'[]'");

    private readonly IDbContextFactory<MuseDbContext> _database;
    private readonly ProjectLimit _limit;
    private readonly GroupWork<Project, bool> _writes;

    public ProjectBeginnings(IDbContextFactory<MuseDbContext> database, ProjectLimit limit)
    {
        (_database, _limit) = (database, limit);
        _writes = new GroupWork<Project, bool>(WriteAsync, MostAtOnce);
    }

    private static object?[] ValuesOf(Project project) =>
    [
        project.Id, project.UserId, project.Title, project.Description, project.Language, project.TargetDurationMinutes, project.VoiceGender, project.VoiceTone,
        project.ScriptTemplate, project.Status, NoLog, project.TotalCreditsUsed, project.CreatedAt, project.UpdatedAt,
    ];

    /// <summary>Whether it is written; not so near the limit, where accounts must be counted one at a time.</summary>
    public Task<bool> TryBeginAsync(Project project) => _limit.CanBeFar ? _writes.DoAsync(project) : Task.FromResult(false);

    private async Task<IReadOnlyList<bool>> WriteAsync(IReadOnlyList<Project> projects)
    {
        await using var db = await _database.CreateDbContextAsync(CancellationToken.None);
        var far = await _limit.FarAsync(db, projects.Select(p => p.UserId), CancellationToken.None);
        var batch = new StatementBatch();
        batch.AddManyRows(
            """
            INSERT INTO projects (id, user_id, title, description, language, target_duration_minutes, voice_gender, voice_tone, script_template, status,
                generation_log, total_credits_used, created_at, updated_at) VALUES
            """,
            [.. projects.Where(p => far.Contains(p.UserId)).Select(ValuesOf)]);
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        await batch.SendAsync(db, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return [.. projects.Select(p => far.Contains(p.UserId))];
    }
}
