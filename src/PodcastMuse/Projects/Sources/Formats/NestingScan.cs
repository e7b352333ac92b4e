using PodcastMuse.Kernel;

namespace PodcastMuse.Projects.Sources.Formats;

/// <summary>
/// Reckons from the tags alone how deep HTML is nested, in one pass. A parser's time grows with the square of the depth: tens of thousands of
/// elements within each other hold it for a minute, so such a text is refused before.
/// </summary>
internal static class NestingScan
{
    // Still parsed in a moment; what the tree itself allows is far less.
    private const int Most = 5_000;

    /// <summary>Elements that end without being closed: those without content, and those that the next of their kind ends.</summary>
    private static readonly HashSet<string> Unclosed = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "rt", "rp", "colgroup", "caption",
    };

    /// <summary>Elements whose content is text, whatever stands in it.</summary>
    private static readonly HashSet<string> Text = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "textarea", "title", "xmp", "noembed", "noframes" };

    public static void Refuse(string html, string name)
    {
        var open = new Stack<string>();
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at))
        {
            at = html.AsSpan(at).StartsWith("<!--") ? After("-->", at + 2) : Tag(at);
            if (open.Count > Most)
                throw new UnreadableException(Phrase.Of("source_too_deep", $"'{name}' is nested too deeply to be a document. Save it as plain text, and try again.", ("name", name)));
            if (at >= html.Length)
                return;
        }

        int Tag(int start)
        {
            var isEnd = start + 1 < html.Length && html[start + 1] == '/';
            var first = start + (isEnd ? 2 : 1);
            var last = first;
            while (last < html.Length && char.IsAsciiLetterOrDigit(html[last]))
                last++;
            if (last == first)
                return first;
            var tag = html[first..last];
            if (isEnd)
                Close(tag);
            else if (Text.Contains(tag))
                return After($"</{tag}", last);
            else if (!Unclosed.Contains(tag))
                Open(tag);
            return last;
        }

        void Open(string tag)
        {
            open.Push(tag);
            counts[tag] = counts.GetValueOrDefault(tag) + 1;
        }

        // Whatever was left open within an element ends with it.
        void Close(string tag)
        {
            if (counts.GetValueOrDefault(tag) == 0)
                return;
            string ended;
            do
            {
                ended = open.Pop();
                counts[ended]--;
            }
            while (!string.Equals(ended, tag, StringComparison.OrdinalIgnoreCase));
        }

        int After(string mark, int from) => html.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var found ? found + mark.Length : html.Length;
    }
}
