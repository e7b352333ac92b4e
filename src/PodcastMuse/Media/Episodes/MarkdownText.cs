using System.Text;

namespace PodcastMuse.Media.Episodes;

/// <summary>Plain text inside a CommonMark paragraph.</summary>
internal static class MarkdownText
{
    /// <summary>Backslashes before what CommonMark could take for markup; line ends become spaces.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '&')
                escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }
}
