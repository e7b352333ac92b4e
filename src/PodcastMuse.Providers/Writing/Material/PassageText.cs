using System.Text;
using System.Text.RegularExpressions;

namespace PodcastMuse.Providers.Writing.Material;

/// <summary>
/// Passages as a model sees them: each in an element of its own that its text cannot close. Tokens are estimated at four UTF-8 bytes
/// each, which is near for English and above the count for Thai.
/// </summary>
internal static partial class PassageText
{
    public static int Tokens(string text) => (Encoding.UTF8.GetByteCount(text) / 4) + 1;

    /// <summary>Tokens of a passage with its element.</summary>
    public static int Tokens(Passage passage) => Tokens(passage.Text) + Tokens(passage.SourceTitle) + Tokens(passage.Heading ?? "") + 12;

    public static string Of(IEnumerable<Passage> passages)
    {
        var text = new StringBuilder();
        foreach (var passage in passages)
        {
            text.Append("<passage id=\"").Append(Attribute(passage.Id)).Append("\" source=\"").Append(Attribute(passage.SourceTitle)).Append('"');
            if (passage.Heading is { } heading)
                text.Append(" heading=\"").Append(Attribute(heading)).Append('"');
            text.Append('>').Append(Tags().Replace(passage.Text, "‹$1")).Append("</passage>\n");
        }

        return text.ToString();
    }

    private static string Attribute(string value) => Breaks().Replace(value, " ").Replace('"', '\'').Replace('<', '‹');

    [GeneratedRegex(@"<(\s*/?\s*passage)", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Breaks();
}
