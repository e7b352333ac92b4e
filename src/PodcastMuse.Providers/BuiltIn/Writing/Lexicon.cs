using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// What the writer knows of a language: which words carry no topic, which openings lean on an earlier sentence, what cannot be read aloud.
/// Immutable and shared; one embedded file per language.
/// </summary>
internal sealed class Lexicon
{
    private static readonly ConcurrentDictionary<string, Lexicon> Loaded = new(StringComparer.Ordinal);

    private readonly FrozenSet<string> leaningWords;
    private readonly string[] leaningPhrases;
    private readonly string[] connectives;
    private readonly string[] unspeakable;
    private readonly FrozenSet<string> pronouns;
    private readonly FrozenSet<string> conjunctions;
    private readonly FrozenSet<string> skippedHeadings;

    private Lexicon(string language, Dictionary<string, string> file)
    {
        Language = language;
        Stopwords = Words(file["stopwords"]);
        FunctionWords = Words(file["functionWords"]);
        Verbs = Words(file["verbs"]);
        FirstPerson = Words(file["firstPerson"]);
        Contrast = Words(file["contrast"]);
        Imperatives = Words(file["imperatives"]);
        QuestionStarts = Words(file["questionStarts"]);
        Determiners = Words(file["determiners"]);
        pronouns = Words(file["pronouns"]);
        conjunctions = Words(file["conjunctions"]);
        Forward = file.TryGetValue("forward", out var forward) ? Words(forward) : FrozenSet<string>.Empty;
        leaningWords = Words(file["leaning"]);
        leaningPhrases = file["leaningPhrases"].Split('|');
        connectives = [.. file["connectives"].Split('|').OrderByDescending(c => c.Length)];
        skippedHeadings = file["skippedHeadings"].Split('|').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        unspeakable = file["unspeakable"].Split('|');
    }

    /// <summary>"en" or "th".</summary>
    public string Language { get; }

    public bool IsThai => Language == "th";

    public FrozenSet<string> Stopwords { get; }

    public FrozenSet<string> FunctionWords { get; }

    public FrozenSet<string> Verbs { get; }

    public FrozenSet<string> FirstPerson { get; }

    public FrozenSet<string> Contrast { get; }

    public FrozenSet<string> Imperatives { get; }

    public FrozenSet<string> QuestionStarts { get; }

    public FrozenSet<string> Determiners { get; }

    /// <summary>Openings that lean on the clause after them.</summary>
    public FrozenSet<string> Forward { get; }

    /// <summary>The lexicon of a BCP-47 tag's primary language, or null where the studio does not write it.</summary>
    public static Lexicon? For(string language)
    {
        var primary = language.Split('-', '_')[0].ToLowerInvariant();
        return primary is "en" or "th" ? Loaded.GetOrAdd(primary, Load) : null;
    }

    /// <summary>Whether a sentence cannot stand first because it points back.</summary>
    public bool Leans(string sentence, string firstWord) =>
        leaningWords.Contains(firstWord) || leaningPhrases.Any(p => StartsWithPhrase(sentence, p)) || (!IsThai && PointsBack(sentence));

    // A pronoun before the first comma or conjunction stands for something said earlier ("Heat turns it back").
    private bool PointsBack(string sentence)
    {
        foreach (var range in sentence.AsSpan().Split(' '))
        {
            var word = sentence[range];
            if (pronouns.Contains(word.TrimEnd(',', '.', ';', ':')))
                return true;
            if (word.Length == 0 || word[^1] is ',' or ';' or ':' || conjunctions.Contains(word))
                return false;
        }
        return false;
    }

    /// <summary>Length of a connective, with its comma, that may be left off when the sentence stands first; 0 where there is none.</summary>
    public int Connective(string sentence)
    {
        foreach (var connective in connectives)
        {
            if (!sentence.StartsWith(connective, StringComparison.OrdinalIgnoreCase))
                continue;
            var end = connective.Length;
            if (end < sentence.Length && sentence[end] is ',' or ' ' && (IsThai || sentence[end] == ','))
                return end + (sentence[end] == ',' ? 2 : 1);
        }
        return 0;
    }

    public bool IsUnspeakable(string sentence) => unspeakable.Any(u => sentence.Contains(u, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether what stands under a heading is apparatus: references, an index, a legal notice.</summary>
    public bool IsApparatus(string heading) => skippedHeadings.Contains(heading.Trim().TrimEnd(':', '.'));

    private bool StartsWithPhrase(string sentence, string phrase) =>
        sentence.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
        && (IsThai || sentence.Length == phrase.Length || !char.IsLetter(sentence[phrase.Length]));

    private static FrozenSet<string> Words(string list) =>
        list.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static Lexicon Load(string language)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream($"Writing.Lexicons.{language}.json")!;
        return new Lexicon(language, JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!);
    }
}
