using System.Linq.Expressions;
using System.Text.Json;
using PodcastMuse.Data;

namespace PodcastMuse.Projects;

/// <summary>A project as it is read: the columns that clients see, as they are stored.</summary>
public sealed record ProjectRow(
    Guid Id,
    Guid UserId,
    string Title,
    string? Description,
    string Language,
    int? TargetDurationMinutes,
    string? VoiceGender,
    string? VoiceTone,
    string? ScriptTemplate,
    string Status,
    string? ScriptContent,
    int? ScriptTokens,
    string? AudioUrl,
    int? AudioDurationSeconds,
    string? ImageUrl,
    string? VideoUrl,
    string? SeoMetadata,
    string GenerationLog,
    int TotalCreditsUsed,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    internal static readonly Expression<Func<Project, ProjectRow>> Of = p => new ProjectRow(
        p.Id, p.UserId, p.Title, p.Description, p.Language, p.TargetDurationMinutes, p.VoiceGender, p.VoiceTone, p.ScriptTemplate, p.Status,
        p.ScriptContent, p.ScriptTokens, p.AudioUrl, p.AudioDurationSeconds, p.ImageUrl, p.VideoUrl, p.SeoMetadata, p.GenerationLog,
        p.TotalCreditsUsed, p.CreatedAt, p.UpdatedAt);

    private static readonly Func<Project, ProjectRow> Read = Of.Compile();

    internal static ProjectRow From(Project project) => Read(project);

    /// <summary>Everything clients see, so that no change, whoever makes it, leaves the version as it was.</summary>
    internal byte[] Content() => JsonSerializer.SerializeToUtf8Bytes(this, JsonColumn.Options);

    internal bool HasFiles => AudioUrl is not null || ImageUrl is not null || VideoUrl is not null;
}
