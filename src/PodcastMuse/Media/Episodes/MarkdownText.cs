using System.Text;

namespace PodcastMuse.Media.Episodes;

/// <summary>Plain text inside a CommonMark document: it reads as it is, and people who edit it meet as few backslashes as may be.</summary>
internal static class MarkdownText
{
    /// <summary>Backslashes before what CommonMark would take for markup inside a paragraph; line ends become spaces.</summary>
    public static string Escape(string text)
    {
        text = text.ReplaceLineEndings(" ");
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsMarkup(text, i))
                escaped.Append('\\');
            escaped.Append(text[i]);
        }
        return escaped.ToString();
    }

    /// <summary>As <see cref="Escape"/>, for text that begins a paragraph and must not become a heading, a quotation or a list.</summary>
    public static string Paragraph(string text)
    {
        var escaped = Escape(text.Trim());
        if (escaped.Length > 0 && escaped[0] is '#' or '>' or '+' or '-' or '=')
            return '\\' + escaped;
        var digits = escaped.TakeWhile(char.IsAsciiDigit).Count();
        return digits > 0 && digits < escaped.Length && escaped[digits] is '.' or ')' ? escaped.Insert(digits, "\\") : escaped;
    }

    private static bool IsMarkup(string text, int i)
    {
        var next = i + 1 < text.Length ? text[i + 1] : ' ';
        return text[i] switch
        {
            '*' or '`' or '[' or ']' => true,
            '\\' => char.IsPunctuation(next) || char.IsSymbol(next),
            '_' => !(i > 0 && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(next)),
            '<' => char.IsLetter(next) || next is '/' or '!' or '?',
            '&' => char.IsLetter(next) || next == '#',
            '~' => next == '~' || (i > 0 && text[i - 1] == '~'),
            '#' => text[(i + 1)..].Trim('#').Trim().Length == 0,
            _ => false,
        };
    }
}
