using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Media.Chapters;

/// <summary>
/// A chapter as players show it. The marks of an episode cover it without a gap: the first starts at zero, each ends where the next starts.
/// </summary>
public sealed record ChapterMark(TimeSpan Start, TimeSpan End, string Title)
{
    /// <summary>The timeline's chapters; those without length or title are left out.</summary>
    public static IReadOnlyList<ChapterMark> From(Timeline timeline)
    {
        var titled = timeline.Chapters
            .Where(chapter => !string.IsNullOrWhiteSpace(chapter.Title) && chapter.Start < timeline.Length)
            .OrderBy(chapter => chapter.Start)
            .ToList();
        var marks = new List<ChapterMark>();
        for (var i = 0; i < titled.Count; i++)
        {
            // What precedes the first chapter (a musical opening) belongs to it: players expect a chapter at zero.
            var start = marks.Count == 0 ? TimeSpan.Zero : timeline.At(titled[i].Start);
            var end = i + 1 < titled.Count ? timeline.At(titled[i + 1].Start) : timeline.Duration;
            if (end > start)
                marks.Add(new ChapterMark(start, end, titled[i].Title.Trim()));
        }
        return marks;
    }
}
