using PodcastMuse.Media.Chapters;
using PodcastMuse.Media.Episodes;
using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Media.Transcripts;

/// <summary>A spoken line with its time. <paramref name="Chapter"/> is an index into the transcript's chapters, null before the first.</summary>
public sealed record TranscriptLine(
    int Index, TimeSpan Start, TimeSpan End, string Speaker, int? Chapter, string Text, IReadOnlyList<SourceReference> References);

/// <summary>
/// Who said what when. Every spoken line is here once, in order, under the chapter it falls in; each written form comes from this one.
/// </summary>
public sealed record Transcript(EpisodeFacts Facts, TimeSpan Duration, IReadOnlyList<ChapterMark> Chapters, IReadOnlyList<TranscriptLine> Lines)
{
    public static Transcript From(Timeline timeline, EpisodeFacts facts)
    {
        var chapters = ChapterMark.From(timeline);
        return new Transcript(
            facts,
            timeline.Duration,
            chapters,
            [
                .. timeline.Lines
                    .Where(line => !string.IsNullOrWhiteSpace(line.Text))
                    .Select(line => new TranscriptLine(
                        line.Index,
                        timeline.At(line.Start),
                        timeline.At(line.End),
                        line.SpeakerName,
                        ChapterAt(chapters, timeline.At(line.Start)),
                        line.Text.ReplaceLineEndings(" ").Trim(),
                        facts.References.GetValueOrDefault(line.Index) ?? [])),
            ]);
    }

    /// <summary>Lines by chapter, chapters without lines included; lines before the first chapter stand under null.</summary>
    public IEnumerable<(int? Chapter, IReadOnlyList<TranscriptLine> Lines)> ByChapter()
    {
        var byChapter = Lines.ToLookup(line => line.Chapter);
        if (byChapter.Contains(null))
            yield return (null, [.. byChapter[null]]);
        for (var i = 0; i < Chapters.Count; i++)
            yield return (i, [.. byChapter[i]]);
    }

    private static int? ChapterAt(IReadOnlyList<ChapterMark> chapters, TimeSpan at)
    {
        for (var i = chapters.Count - 1; i >= 0; i--)
            if (chapters[i].Start <= at)
                return i;
        return null;
    }
}
