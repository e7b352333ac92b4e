using System.Buffers;
using System.Text.RegularExpressions;
using PodcastMuse.Language;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// Cuts a passage into sentences fit to be said. A sentence that is not (a reference, a list's fragment, a table's row) is returned as null, so
/// that the caller sees the gap and lets nothing lean across it. Words are the source's; only trims and the cut at a clause's end happen here.
/// </summary>
internal sealed partial class SentenceCutter(Lexicon lexicon)
{
    /// <summary>The longest line, in characters: about 20 seconds of speech.</summary>
    public const int LongestLine = 350;

    private const int ClauseCutFrom = 200;
    private const int LeastCharacters = 25;
    private const int ListItem = 16;

    public IEnumerable<Sentence?> Cut(string passage)
    {
        var trimmed = SentenceTrim.Trim(passage);
        foreach (var whole in Whole(trimmed))
        {
            foreach (var piece in Clauses(whole))
                yield return Read(piece);
        }
    }

    private IEnumerable<string> Whole(string text)
    {
        var pieces = TextBreaks.Sentences(text, lexicon.Language).Select(p => p.Trim()).Where(p => p.Length > 0);
        return lexicon.IsThai ? Joined(pieces) : pieces;
    }

    // A Thai phrase that opens with "when", "if", "for" … is only half a sentence; the phrase after it is the other half.
    private IEnumerable<string> Joined(IEnumerable<string> phrases)
    {
        var held = "";
        var last = "";
        foreach (var phrase in phrases)
        {
            if (held.Length > 0 && !IsOpen(held, last, phrase))
            {
                yield return held;
                held = "";
            }
            held = held.Length == 0 ? phrase : held + " " + phrase;
            last = phrase;
        }
        if (held.Length > 0)
            yield return held;
    }

    // Short phrases stand between the items of a list: no cut beside one of them.
    private bool IsOpen(string held, string last, string next) =>
        held.Length < 45 || (held.Length < 160 && held == last && lexicon.Forward.Contains(FirstWord(held)))
        || (held.Length < 200 && (last.Length < ListItem || next.Length < ListItem));

    private IEnumerable<string> Clauses(string sentence)
    {
        while (!lexicon.IsThai && sentence.Length > ClauseCutFrom && ClauseEnd(sentence) is { } cut)
        {
            yield return sentence[..cut.End].TrimEnd(',', ';', ' ', '—', '–') + ".";
            sentence = char.ToUpperInvariant(sentence[cut.Next]) + sentence[(cut.Next + 1)..];
        }
        yield return sentence;
    }

    private (int End, int Next)? ClauseEnd(string sentence)
    {
        foreach (Match match in ClauseStarts().Matches(sentence))
        {
            var next = match.Groups["next"].Index;
            if (match.Index < 60 || sentence.Length - next < 50)
                continue;
            if (HasVerb(sentence[..match.Index]) && HasVerb(sentence[next..Math.Min(sentence.Length, next + 60)]))
                return (match.Index, next);
        }
        return null;
    }

    private bool HasVerb(string clause) => clause.Split(' ').Any(w => lexicon.Verbs.Contains(w));

    private Sentence? Read(string text)
    {
        var words = Terms.Words(text, lexicon);
        if (!IsSpeakable(text, words))
            return null;
        var cut = lexicon.Connective(text);
        var opening = cut > 0 && cut < text.Length - LeastCharacters ? Capitalised(text[cut..].TrimStart()) : text;
        var leans = lexicon.Leans(opening, FirstWord(opening)) || (lexicon.IsThai && OpensWithList(opening));
        return new Sentence(text, opening, leans, lexicon.IsThai && text.IndexOf(' ', StringComparison.Ordinal) is > 0 and < ListItem, text[^1] == '?', words.Any(lexicon.FirstPerson.Contains), words);
    }

    // Two spaces this early stand between the items of a list whose beginning was cut off.
    private static bool OpensWithList(string text)
    {
        var first = text.IndexOf(' ', StringComparison.Ordinal);
        return first is > 0 and < 18 && text.IndexOf(' ', first + 1) is var second && second > 0 && second < first + 16;
    }

    private bool IsSpeakable(string text, IReadOnlyList<string> words)
    {
        if (text.Length < LeastCharacters || text.Length > LongestLine || words.Count < 5 || lexicon.IsUnspeakable(text))
            return false;
        if (text.AsSpan().IndexOfAny(NotSpeech) >= 0 || !Balanced(text))
            return false;
        var letters = text.Count(c => char.IsLetter(c) || WritingSystem.IsThai(c));
        if (letters < text.Length * 0.7 || text.Count(char.IsDigit) > text.Length / 8)
            return false;
        return lexicon.IsThai ? IsThaiSentence(text) : IsEnglishSentence(text, words, letters);
    }

    private static bool IsThaiSentence(string text) =>
        WritingSystem.ThaiShare(text) > 0.75 && !WritingSystem.IsThaiMark(text[0]) && text[^1] is not (':' or ',' or '…');

    private bool IsEnglishSentence(string text, IReadOnlyList<string> words, int letters)
    {
        var first = text.TrimStart('"', '“', '‘', '\'');
        if (first.Length == 0 || !(char.IsUpper(first[0]) || char.IsDigit(first[0])) || text.TrimEnd('"', '”', '’', '\'')[^1] is not ('.' or '!' or '?'))
            return false;
        if (text.EndsWith("...", StringComparison.Ordinal) || text.Count(char.IsUpper) > letters * 0.25)
            return false;
        var function = words.Count(lexicon.FunctionWords.Contains);
        return function >= 1 && function >= words.Count / 12;
    }

    private static readonly SearchValues<char> NotSpeech = SearchValues.Create("{}[]<>|\\=~^#_@\t\uFFFD…•■□");

    private static bool Balanced(string text) =>
        !text.Contains('(', StringComparison.Ordinal) && !text.Contains(')', StringComparison.Ordinal) && text.Count(c => c is '“') == text.Count(c => c is '”') && text.Count(c => c == '"') % 2 == 0;

    private string FirstWord(string text)
    {
        if (lexicon.IsThai)
            return TextBreaks.Words(text.Length > 40 ? text[..40] : text, "th")[0];
        var end = text.AsSpan().IndexOfAny(" ,;:");
        return (end < 0 ? text : text[..end]).Trim('"', '“', '‘', '\'');
    }

    private string Capitalised(string text) =>
        lexicon.IsThai || text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"(?:; |, (?=(?:but|and|so|yet|while) (?:it|they|he|she|we|you|this|these|that|there|the|a|an|its|their|some|most|many|no)\b)| [—–] (?=(?:it|they|the|this|and|but)\b))(?<next>\w)")]
    private static partial Regex ClauseStarts();
}
