using System.Text;
using System.Text.RegularExpressions;

namespace ProviderEmulator.Writing;

/// <summary>A text and the labels of the passages it was taken from.</summary>
internal sealed record WrittenText(string Text, IReadOnlyList<string> Sources);

/// <summary>
/// Writes texts of an asked length one after the other: the sentences of the sources in their order, for a later chapter from a later one on, stock phrases between them
/// when they have all been used, never the same text twice in a row of texts. The same assignment gives the same texts.
/// </summary>
internal sealed partial class Prose
{
    private readonly Assignment _assignment;
    private readonly List<(string Sentence, string? Source)> _sentences;
    private readonly int _first;
    private int _next;
    private int _rest;

    public Prose(Assignment assignment)
    {
        _assignment = assignment;
        _sentences = [.. assignment.Passages.SelectMany(passage => Sentences(passage.Text).Where(sentence => Measure.Of(sentence, LengthUnit.Words) > 0).Select(sentence => (sentence, passage.Id)))];
        _first = (int)(assignment.Begin * _sentences.Count);
        _rest = (int)(assignment.Begin * Stock.Length * StockPhrases.Again.Length);
    }

    private string[] Stock => _assignment.IsThai ? StockPhrases.Thai : StockPhrases.English;

    /// <summary>At most a word or two off in English; in Thai as near as its words allow.</summary>
    public WrittenText Write(int amount, LengthUnit unit)
    {
        var text = new StringBuilder();
        var sources = new List<string>();
        var written = 0;
        while (Remaining() > (unit == LengthUnit.Words ? 8 : 30))
        {
            var (sentence, source) = Next();
            var room = Remaining();
            if (Measure.Of(sentence, unit) > room)
                sentence = ClauseOf(sentence, room, unit);
            var length = Measure.Of(sentence, unit);
            if (length == 0)
                break;
            written += length + Gap();
            if (text.Length > 0)
                text.Append(' ');
            text.Append(sentence);
            if (source is not null && !sources.Contains(source))
                sources.Add(source);
        }

        return new(Ended(text.ToString(), Remaining(), unit), sources);

        int Remaining() => amount - written - Gap();

        int Gap() => unit == LengthUnit.Characters && text.Length > 0 ? 1 : 0;
    }

    /// <summary>A short line of few words from the sources, without a stop: a title, a heading.</summary>
    public string WriteTitle(int mostCharacters)
    {
        var (sentence, _) = Next();
        var title = Measure.Start(CommaForm().Split(sentence)[0].TrimEnd('.', '!', '?', ' '), _assignment.IsThai ? 12 : 7, LengthUnit.Words);
        return Measure.Start(title, mostCharacters, LengthUnit.Characters);
    }

    private string Ended(string text, int missing, LengthUnit unit)
    {
        if (missing <= 0)
            return text;
        if (_assignment.IsThai)
        {
            var more = Measure.Start(StockPhrases.Thai[_rest++ % StockPhrases.Thai.Length], missing, unit);
            return text.Length == 0 ? more : more.Length == 0 ? text : text + " " + more;
        }

        var endings = StockPhrases.EnglishEndings;
        var ending = unit == LengthUnit.Words ? endings[Math.Min(missing, endings.Length) - 1] : endings.LastOrDefault(phrase => phrase.Length <= missing) ?? "";
        return text.Length == 0 ? ending : ending.Length == 0 ? text : text + " " + ending;
    }

    private (string Sentence, string? Source) Next()
    {
        if (_sentences.Count == 0)
            return (Phrase(), null);
        var round = _next / _sentences.Count;
        // From the second time on, every other sentence is a stock phrase.
        if (round > 0 && _next % 2 == 1)
        {
            _next++;
            return (Phrase(), null);
        }

        var (sentence, source) = _sentences[(_first + _next++) % _sentences.Count];
        return (Repeated(sentence, round), source);
    }

    private string Phrase() => Repeated(Stock[_rest % Stock.Length], _rest++ / Stock.Length);

    private string Repeated(string sentence, int round)
    {
        if (round <= 0)
            return sentence;
        var openings = _assignment.IsThai ? StockPhrases.AgainThai : StockPhrases.Again;
        var opening = openings[(round + _next) % openings.Length];
        return opening + (sentence.Length > 1 && (char.IsLower(sentence[1]) || sentence.StartsWith("A ", StringComparison.Ordinal)) && !sentence.StartsWith("I ", StringComparison.Ordinal) ? char.ToLowerInvariant(sentence[0]) + sentence[1..] : sentence);
    }

    private string ClauseOf(string sentence, int room, LengthUnit unit)
    {
        var part = Measure.Start(sentence, room, unit).TrimEnd(',', ';', ':', ' ', '—', '–');
        return part.Length == 0 || _assignment.IsThai || part[^1] is '.' or '!' or '?' ? part : unit == LengthUnit.Characters ? part[..^1] + "." : part + ".";
    }

    /// <summary>Those in the language of the assignment: a passage in another one cannot be translated here.</summary>
    private IEnumerable<string> Sentences(string text)
    {
        var clean = SpaceForm().Replace(MarkForm().Replace(text, " "), " ").Trim();
        return _assignment.IsThai
            ? clean.Split(' ').Chunk(2).Select(phrases => string.Join(' ', phrases)).Where(phrase => Measure.IsThai(phrase) && phrase.Length >= 8)
            : SentenceForm().Split(clean).Where(sentence => !Measure.IsThai(sentence) && Measure.LatinWords(sentence).Length >= 4);
    }

    [GeneratedRegex(@"[#*_`|>\[\]]+|https?://\S+")]
    private static partial Regex MarkForm();

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpaceForm();

    [GeneratedRegex(@"(?<=[.!?][""”’)]?)\s+")]
    private static partial Regex SentenceForm();

    [GeneratedRegex(@"[,;:—–]\s")]
    private static partial Regex CommaForm();
}
