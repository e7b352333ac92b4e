using System.Text.Json;
using PodcastMuse.Media.Episodes;

namespace PodcastMuse.Media.Chapters;

/// <summary>Chapters in the Podcasting 2.0 format (JSON chapters 1.2.0), times in seconds.</summary>
public static class ChaptersJson
{
    public const string ContentType = "application/json+chapters";

    public static string Write(IReadOnlyList<ChapterMark> chapters, EpisodeFacts facts)
    {
        var document = new Document(
            "1.2.0",
            facts.Title,
            string.Join(", ", facts.Speakers),
            facts.Show,
            [.. chapters.Select(c => new Entry(ClockText.Seconds(c.Start), ClockText.Seconds(c.End), c.Title))]);
        return JsonSerializer.Serialize(document, FileJson.Camel) + "\n";
    }

    private sealed record Document(string Version, string Title, string Author, string PodcastName, IReadOnlyList<Entry> Chapters);

    private sealed record Entry(double StartTime, double EndTime, string Title);
}
