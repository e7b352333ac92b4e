using PodcastMuse.Media.Chapters;

namespace PodcastMuse.Media.Tags;

/// <summary>
/// What an MP3 says of itself. <paramref name="Language"/> is BCP-47; <paramref name="CoverPath"/> a JPEG or PNG on local disk;
/// <paramref name="Lyrics"/> the plain transcript, left out when null.
/// </summary>
public sealed record Id3Tag(
    string Title,
    string Artist,
    string Album,
    string Language,
    DateTimeOffset RecordedAt,
    TimeSpan Duration,
    string Disclosure,
    string? CoverPath,
    IReadOnlyList<ChapterMark> Chapters,
    string? Lyrics = null);
