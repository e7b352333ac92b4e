namespace PodcastMuse.Media.Covers;

/// <summary>
/// A cover to compose. Art is any picture Skia decodes, of any size, without lettering; <paramref name="WideArtPath"/> is the same
/// art drawn 16:9, where there is one (without it the wide frame is made from the square art).
/// </summary>
public sealed record CoverRequest(
    string ArtPath, string Title, string? Subtitle, string Language, string OutputDirectory, string? WideArtPath = null);

/// <summary>
/// What a cover became. <paramref name="Frame"/> is 1920×1080 with lettering; for a moving picture animate <paramref name="Backdrop"/>
/// (the same without lettering) and lay <paramref name="Lettering"/> (PNG with transparency) over it, so that type stands still.
/// </summary>
public sealed record CoverFiles(string Cover, IReadOnlyList<string> Thumbnails, string Frame, string Backdrop, string Lettering);
