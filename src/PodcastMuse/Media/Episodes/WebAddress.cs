namespace PodcastMuse.Media.Episodes;

/// <summary>Which addresses may become links: a source's address comes from outside, and a link must never run a script.</summary>
internal static class WebAddress
{
    public static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
