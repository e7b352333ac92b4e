using System.Buffers;
using PodcastMuse.Language;

namespace PodcastMuse.Projects.Sources.Pdf;

/// <summary>
/// How a line goes on in the next. A hyphen at the end is taken out, unless the document writes the word with its hyphen elsewhere and
/// never without; Thai lines join without a space unless one is written.
/// </summary>
internal sealed class LineEnds
{
    private static readonly char[] Edges = [' ', '.', ',', ';', ':', '(', ')', '"', '“', '”', '’', '!', '?', '[', ']', '/'];

    private static readonly SearchValues<char> Edge = SearchValues.Create(Edges);

    // "ninety-\neight" is a number, written with its hyphen.
    private static readonly HashSet<string> Tens = new(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);

    public LineEnds(IEnumerable<TextLine> lines)
    {
        foreach (var line in lines)
            foreach (var word in line.Text.Split(Edges, StringSplitOptions.RemoveEmptyEntries))
                if (word[^1] != '-')
                    _words.Add(word);
    }

    public string Join(string before, TextLine last, string after)
    {
        if (before.Length == 0 || after.Length == 0)
            return before + after;
        if (before[^1] is '-' or '\u00AD' or '\u2010' && before.Length > 1 && char.IsLetter(before[^2]) && char.IsLetter(after[0]))
            return JoinHyphen(before, after);
        if (WritingSystem.IsThai(before[^1]) && WritingSystem.IsThai(after[0]))
            return last.SpaceAfter ? before + ' ' + after : before + after;
        return before[^1] is '-' or '–' or '—' or '/' ? before + after : before + ' ' + after;
    }

    private string JoinHyphen(string before, string after)
    {
        var head = before[(before.AsSpan().LastIndexOfAny(Edge) + 1)..^1];
        var end = after.AsSpan().IndexOfAny(Edge);
        var tail = end < 0 ? after : after[..end];
        var keep = before[^1] != '\u00AD' && (char.IsUpper(after[0]) || (Tens.Contains(head) && tail.Length < 6) || (_words.Contains($"{head}-{tail}") && !_words.Contains(head + tail)));
        return keep ? before + after : before[..^1] + after;
    }
}
