using System.Globalization;
using System.Text;
using PodcastMuse.Media.Episodes;

namespace PodcastMuse.Media.Transcripts;

/// <summary>The transcript as plain text: one paragraph a line, with its time and who speaks.</summary>
public static class TranscriptText
{
    public static string Write(Transcript transcript)
    {
        var text = new StringBuilder();
        text.Append(transcript.Facts.Title).Append("\n\n").Append(Disclosure.For(transcript.Facts.Language)).Append("\n\n");
        foreach (var (chapter, lines) in transcript.ByChapter())
        {
            if (chapter is { } index)
                text.Append(CultureInfo.InvariantCulture, $"{transcript.Chapters[index].Title} ({ClockText.Of(transcript.Chapters[index].Start)})\n\n");
            foreach (var line in lines)
                text.Append(CultureInfo.InvariantCulture, $"[{ClockText.Of(line.Start)}] {line.Speaker}: {line.Text}\n\n");
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }
}
