using System.Text.Json;
using PodcastMuse.Media.Episodes;

namespace PodcastMuse.Media.Transcripts;

/// <summary>
/// The transcript as Podcasting 2.0 JSON (version 1.0.0: speaker, startTime, endTime, body; seconds), with chapter and sources added
/// to each segment.
/// </summary>
public static class TranscriptJson
{
    public static string Write(Transcript transcript)
    {
        var document = new Document(
            "1.0.0",
            transcript.Facts.Title,
            transcript.Facts.Language,
            Disclosure.For(transcript.Facts.Language),
            ClockText.Seconds(transcript.Duration),
            [.. transcript.Chapters.Select(c => new Chapter(ClockText.Seconds(c.Start), c.Title))],
            [.. transcript.Lines.Select(line => SegmentOf(transcript, line))]);
        return JsonSerializer.Serialize(document, FileJson.Camel) + "\n";
    }

    private static Segment SegmentOf(Transcript transcript, TranscriptLine line) => new(
        line.Index,
        line.Speaker,
        ClockText.Seconds(line.Start),
        ClockText.Seconds(line.End),
        line.Text,
        line.Chapter is { } chapter ? transcript.Chapters[chapter].Title : null,
        [.. line.References.Select(r => new Source(r.PassageId, r.SourceTitle, r.Heading, r.Page))]);

    private sealed record Document(
        string Version, string Title, string Language, string AiDisclosure, double Duration, IReadOnlyList<Chapter> Chapters, IReadOnlyList<Segment> Segments);

    private sealed record Chapter(double StartTime, string Title);

    private sealed record Segment(
        int Index, string Speaker, double StartTime, double EndTime, string Body, string? Chapter, IReadOnlyList<Source> Sources);

    private sealed record Source(string Passage, string Title, string? Heading, int? Page);
}
