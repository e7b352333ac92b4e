using System.Text;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Media.Video;

/// <summary>Title and chapters in ffmpeg's FFMETADATA1 form; times in milliseconds.</summary>
internal static class ChapterMetadata
{
    public static async Task WriteAsync(string path, string title, string language, Timeline timeline, CancellationToken cancellationToken)
    {
        var text = new StringBuilder(";FFMETADATA1\n").Append("title=").Append(Escaped(title)).Append('\n');
        text.Append("language=").Append(Escaped(language)).Append('\n');
        for (var i = 0; i < timeline.Chapters.Count; i++)
        {
            var end = i + 1 < timeline.Chapters.Count ? timeline.Chapters[i + 1].Start : timeline.Length;
            text.Append("[CHAPTER]\nTIMEBASE=1/1000\n");
            text.Append("START=").Append(Milliseconds(timeline, timeline.Chapters[i].Start)).Append('\n');
            text.Append("END=").Append(Milliseconds(timeline, end)).Append('\n');
            text.Append("title=").Append(Escaped(timeline.Chapters[i].Title)).Append('\n');
        }
        try
        {
            await File.WriteAllTextAsync(path, text.ToString(), cancellationToken);
        }
        catch (IOException unwritable)
        {
            throw FaultException.Permanent(Problems.StorageUnavailable($"The video cannot be written: {unwritable.Message}"), unwritable);
        }
    }

    private static long Milliseconds(Timeline timeline, long sample) => (long)Math.Round(timeline.At(sample).TotalMilliseconds);

    private static string Escaped(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var c in value.ReplaceLineEndings(" "))
        {
            if (c is '=' or ';' or '#' or '\\')
                escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }
}
