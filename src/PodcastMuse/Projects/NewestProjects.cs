using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Http;

namespace PodcastMuse.Projects;

/// <summary>
/// What nearly everybody asks for, and many at once: the first page of an account's projects, the newest first. It is read in one round
/// trip for all who ask at the same moment.
/// </summary>
public sealed class NewestProjects(IDbContextFactory<MuseDbContext> database, TimeProvider clock)
{
    /// <summary>On the page; longer ones are rare, and would be read for everybody.</summary>
    public const int Most = 20;

    // Of each account, the index gives the newest as they are wanted, and their number without the rows.
    private static readonly FormattableString Joined =
        $"""
        SELECT users.id AS user_id, counted.total, newest.place, newest.id, newest.title, newest.description, newest.language,
            newest.target_duration_minutes, newest.voice_gender, newest.voice_tone, newest.script_template, newest.status, newest.audio_url,
            newest.audio_duration_seconds, newest.image_url, newest.video_url, newest.total_credits_used, newest.created_at, newest.updated_at
        FROM users
        CROSS JOIN LATERAL (SELECT count(*) AS total FROM projects WHERE user_id = users.id) AS counted
        CROSS JOIN LATERAL (
            SELECT row_number() OVER (ORDER BY created_at DESC, id DESC) AS place, projects.*
            FROM projects WHERE user_id = users.id ORDER BY created_at DESC, id DESC LIMIT {Most}) AS newest
        """;

    // SQLite joins nothing laterally. It takes the condition on the account inside, where its index is.
    private static readonly FormattableString Numbered =
        $"""
        SELECT user_id, count(*) OVER (PARTITION BY user_id) AS total,
            row_number() OVER (PARTITION BY user_id ORDER BY created_at DESC, id DESC) AS place,
            id, title, description, language, target_duration_minutes, voice_gender, voice_tone, script_template, status,
            audio_url, audio_duration_seconds, image_url, video_url, total_credits_used, created_at, updated_at
        FROM projects
        """;

    private readonly GroupRead<Guid, Newest> _accounts = new(database, clock, async (db, users, token) =>
    {
        var rows = await db.Database.SqlQuery<Row>(db.IsSqlite ? Numbered : Joined)
            .Where(row => users.Contains(row.UserId) && row.Place <= Most)
            .Select(row => new Line(row.UserId, row.Total, row.Place, new ProjectSummary(
                row.Id, row.UserId, row.Title, row.Description, row.Language, row.TargetDurationMinutes, row.VoiceGender, row.VoiceTone, row.ScriptTemplate, row.Status,
                row.AudioUrl, row.AudioDurationSeconds, row.ImageUrl, row.ImageUrl, row.VideoUrl, row.TotalCreditsUsed, row.CreatedAt, row.UpdatedAt)))
            .ToListAsync(token);
        var found = new Dictionary<Guid, Newest>();
        foreach (var row in rows)
        {
            if (!found.TryGetValue(row.UserId, out var newest))
                found.Add(row.UserId, newest = new Newest(row.Total, new ProjectSummary[Math.Min(row.Total, Most)]));
            newest.Projects[row.Place - 1] = row.Project;
        }

        return found;
    });

    /// <param name="userId">Whose.</param>
    /// <param name="page">The first, of no more than <see cref="Most"/>.</param>
    /// <param name="cancellationToken">Nobody waits for it any more.</param>
    public async Task<PageOf<ProjectSummary>> ReadAsync(Guid userId, PageQuery page, CancellationToken cancellationToken) =>
        await _accounts.FindAsync(userId, cancellationToken) is { } newest
            ? new(newest.Projects.Length <= page.Size ? newest.Projects : newest.Projects[..page.Size], newest.Total, page.Number, page.Size)
            : new([], 0, page.Number, page.Size);

    private sealed record Newest(int Total, ProjectSummary[] Projects);

    private sealed record Line(Guid UserId, int Total, int Place, ProjectSummary Project);

    private sealed record Row(
        Guid UserId, int Total, int Place, Guid Id, string Title, string? Description, string Language, int? TargetDurationMinutes, string? VoiceGender,
        string? VoiceTone, string? ScriptTemplate, string Status, string? AudioUrl, int? AudioDurationSeconds, string? ImageUrl, string? VideoUrl,
        int TotalCreditsUsed, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
}
