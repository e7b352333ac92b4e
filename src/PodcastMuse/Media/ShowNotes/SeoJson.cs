using System.Text.Json;
using PodcastMuse.Media.Episodes;

namespace PodcastMuse.Media.ShowNotes;

/// <summary><c>seo.json</c>: the search and shop-window texts, for programs and for copying from.</summary>
public static class SeoJson
{
    public static string Write(SeoFacts seo) => JsonSerializer.Serialize(seo, FileJson.Snake) + "\n";
}
