using System.Globalization;
using System.Text;
using PodcastMuse.Media.Episodes;

namespace PodcastMuse.Media.Chapters;

/// <summary>Chapters and tags as ffmpeg reads them (ffmetadata 1), to be mapped into an MP4.</summary>
public static class FfMetadata
{
    public static string Write(IReadOnlyList<ChapterMark> chapters, EpisodeFacts facts)
    {
        var text = new StringBuilder(";FFMETADATA1\n");
        Add(text, "title", facts.Title);
        Add(text, "artist", string.Join(", ", facts.Speakers));
        Add(text, "album", facts.Show);
        Add(text, "genre", "Podcast");
        Add(text, "date", facts.MadeAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add(text, "description", facts.Description);
        Add(text, "comment", Disclosure.For(facts.Language));
        foreach (var chapter in chapters)
        {
            text.Append("[CHAPTER]\nTIMEBASE=1/1000\n");
            Add(text, "START", Milliseconds(chapter.Start));
            Add(text, "END", Milliseconds(chapter.End));
            Add(text, "title", chapter.Title);
        }
        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, string value)
    {
        if (value.Length == 0)
            return;
        text.Append(name).Append('=');
        foreach (var c in value.ReplaceLineEndings("\n"))
        {
            if (c is '=' or ';' or '#' or '\\' or '\n')
                text.Append('\\');
            text.Append(c);
        }
        text.Append('\n');
    }

    private static string Milliseconds(TimeSpan at) => Math.Round(at.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
