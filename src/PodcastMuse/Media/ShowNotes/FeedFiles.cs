namespace PodcastMuse.Media.ShowNotes;

/// <summary>A transcript of the episode beside its audio; <paramref name="IsCaptions"/> where it keeps time closely enough to show along.</summary>
public sealed record FeedTranscript(string Url, string ContentType, bool IsCaptions);

/// <summary>Where the episode's files are, relative to the feed item, and how large its audio is (bytes).</summary>
public sealed record FeedFiles(string AudioUrl, string AudioType, long AudioBytes, string? CoverUrl, string? ChaptersUrl, IReadOnlyList<FeedTranscript> Transcripts);
