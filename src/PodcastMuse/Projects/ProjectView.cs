using System.ComponentModel;
using System.Text.Json;
using PodcastMuse.Storage;

namespace PodcastMuse.Projects;

/// <summary>A project as clients see it. The three addresses of files are signed and good for an hour; the thumbnail is the cover at 256 pixels.</summary>
public sealed record ProjectView(
    Guid Id,
    Guid UserId,
    string Title,
    string? Description,
    string Language,
    int? TargetDurationMinutes,
    string? VoiceGender,
    string? VoiceTone,
    string? ScriptTemplate,
    [property: Description("draft, generating, completed or failed")] string Status,
    string? ScriptContent,
    int? ScriptTokens,
    string? AudioUrl,
    int? AudioDurationSeconds,
    string? ImageUrl,
    string? ThumbnailUrl,
    string? VideoUrl,
    JsonElement? SeoMetadata,
    JsonElement GenerationLog,
    int TotalCreditsUsed,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    internal static ProjectView Of(ProjectRow row, IFileStorage storage) => new(
        row.Id, row.UserId, row.Title, row.Description, row.Language, row.TargetDurationMinutes, row.VoiceGender, row.VoiceTone, row.ScriptTemplate,
        row.Status, row.ScriptContent, row.ScriptTokens, FileAddresses.Of(row.AudioUrl, storage), row.AudioDurationSeconds, FileAddresses.Of(row.ImageUrl, storage),
        FileAddresses.Of(FileAddresses.ThumbnailOf(row.ImageUrl), storage), FileAddresses.Of(row.VideoUrl, storage), row.SeoMetadata is { } seo ? JsonElement.Parse(seo) : null, JsonElement.Parse(row.GenerationLog),
        row.TotalCreditsUsed, row.CreatedAt, row.UpdatedAt);
}

/// <summary>A project in a list: without its long texts.</summary>
public sealed record ProjectSummary(
    Guid Id,
    Guid UserId,
    string Title,
    string? Description,
    string Language,
    int? TargetDurationMinutes,
    string? VoiceGender,
    string? VoiceTone,
    string? ScriptTemplate,
    [property: Description("draft, generating, completed or failed")] string Status,
    string? AudioUrl,
    int? AudioDurationSeconds,
    string? ImageUrl,
    string? ThumbnailUrl,
    string? VideoUrl,
    int TotalCreditsUsed,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

/// <summary>Addresses of files as clients get them.</summary>
internal static class FileAddresses
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Made with the cover, whenever it is made; a cover from elsewhere is its own.</summary>
    public static string? ThumbnailOf(string? image) => image?.Replace("images/cover.jpg", "images/thumbnails/256.jpg", StringComparison.Ordinal);

    public static string? Of(string? key, IFileStorage storage) => key is null ? null : storage.AddressFor(key, Lifetime, downloadName: null);
}
