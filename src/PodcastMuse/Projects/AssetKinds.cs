namespace PodcastMuse.Projects;

/// <summary>What a file of a project is, told by its place in the layout.</summary>
public static class AssetKinds
{
    public static string KindOf(string path) => path.Split('/')[0] switch
    {
        "audio" when path.StartsWith("audio/segments/", StringComparison.Ordinal) => "segment",
        "audio" => "audio",
        "images" when path.StartsWith("images/thumbnails/", StringComparison.Ordinal) => "thumbnail",
        "images" => "image",
        "videos" when path.StartsWith("videos/previews/", StringComparison.Ordinal) => "preview",
        "videos" => "video",
        "downloads" => "package",
        var folder => folder,
    };

    public static string ContentTypeOf(string path) => Path.GetExtension(path) switch
    {
        ".wav" => "audio/wav",
        ".mp3" => "audio/mpeg",
        ".m4a" => "audio/mp4",
        ".mp4" => "video/mp4",
        ".jpg" => "image/jpeg",
        ".png" => "image/png",
        ".json" => "application/json",
        ".srt" => "application/x-subrip",
        ".vtt" => "text/vtt",
        ".html" => "text/html",
        ".md" => "text/markdown",
        ".txt" => "text/plain",
        ".xml" => "application/rss+xml",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".zip" => "application/zip",
        _ => "application/octet-stream",
    };

    /// <summary>As browsers want it: texts with their character set.</summary>
    public static string MediaTypeOf(string path) => ContentTypeOf(path) is var type && (type.StartsWith("text/", StringComparison.Ordinal) || type == "application/x-subrip")
        ? type + "; charset=utf-8"
        : type;
}
