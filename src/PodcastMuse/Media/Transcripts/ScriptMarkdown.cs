using System.Globalization;
using System.Text;
using PodcastMuse.Media.Episodes;

namespace PodcastMuse.Media.Transcripts;

/// <summary>
/// The script as Markdown (CommonMark), to read or to edit and hand in again: a heading a chapter, a paragraph a line that begins with
/// the speaker's name. Text that looks like markup is escaped, so that it reads as it was spoken.
/// </summary>
public static class ScriptMarkdown
{
    public static string Write(Transcript transcript)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {MarkdownText.Escape(transcript.Facts.Title)}\n\n");
        foreach (var (chapter, lines) in transcript.ByChapter())
        {
            if (chapter is { } index)
                text.Append(CultureInfo.InvariantCulture, $"## {MarkdownText.Escape(transcript.Chapters[index].Title)}\n\n");
            foreach (var line in lines)
                text.Append(CultureInfo.InvariantCulture, $"**{MarkdownText.Escape(line.Speaker)}:** {MarkdownText.Escape(line.Text)}\n\n");
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }
}
