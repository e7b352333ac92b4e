using System.Globalization;
using System.Text;

namespace PodcastMuse.Media.Captions;

/// <summary>Captions as WebVTT (W3C), each with the name of who speaks in a voice span; text escaped as the standard asks.</summary>
public static class WebVtt
{
    public static string Write(IReadOnlyList<Caption> captions)
    {
        var text = new StringBuilder("WEBVTT\n\n");
        for (var i = 0; i < captions.Count; i++)
        {
            var caption = captions[i];
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}\n{Time(caption.Start)} --> {Time(caption.End)}\n");
            text.Append(Voice(caption.Speaker)).AppendJoin('\n', caption.Lines.Select(Escape));
            text.Append(caption.Speaker.Length > 0 ? "</v>\n\n" : "\n\n");
        }
        return text.ToString();
    }

    private static string Voice(string speaker) => speaker.Length > 0 ? $"<v {Escape(speaker.ReplaceLineEndings(" "))}>" : "";

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Time(TimeSpan at) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)at.TotalHours:00}:{at.Minutes:00}:{at.Seconds:00}.{at.Milliseconds:000}");
}
