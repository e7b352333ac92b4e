using System.Buffers;
using System.Text.RegularExpressions;
using PodcastMuse.Language;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>Names parts of the material from their headings, or from their most telling phrases where there are none.</summary>
internal sealed partial class Topics(Material material, Lexicon lexicon)
{
    private const int LongestLabel = 70;
    private const int LongestJoined = 90;

    private static readonly SearchValues<char> NotInNouns = SearchValues.Create(":?!\"“(,–—");

    private readonly Casing casing = new(material);
    private readonly string running = string.Join('\n', material.Stretches.SelectMany(s => s.Sentences).Select(s => s.Text));
    private readonly Dictionary<int, Topic> named = [];

    public Casing Casing => casing;

    public Topic Of(Section section)
    {
        if (!named.TryGetValue(section.Index, out var topic))
            named[section.Index] = topic = (section.Heading is { } heading ? FromHeading(heading) : null) ?? FromPhrases(section.Stretches);
        return topic;
    }

    /// <summary>
    /// Names sections that are told together: by what they share, by the one heading they have, or by all their headings. Null for
    /// <paramref name="shared"/> where no heading stands above them.
    /// </summary>
    public Topic Of(IReadOnlyList<Section> sections, string? shared)
    {
        if (sections.All(s => s.Headings.SequenceEqual(sections[0].Headings)))
            return sections[0].Heading is null ? FromPhrases([.. sections.SelectMany(s => s.Stretches)]) : Of(sections[0]);
        if (shared is not null && FromHeading(shared) is { } topic)
            return topic;
        Topic[] parts = [.. sections.Select(Of).DistinctBy(t => t.Label)];
        var whole = Joined([.. parts.Take(3)], parts.Length > 3);
        return whole.Label.Length <= LongestJoined || parts.Length < 3 ? whole : Joined([.. parts.Take(2)], more: true);
    }

    /// <summary>Its title as it stands after "First, …": small at the beginning unless it opens with a name.</summary>
    public string InSentence(Topic topic)
    {
        if (lexicon.IsThai)
            return topic.Label;
        string[] words = topic.Label.Split(' ');
        var isTitleCase = words.Length > 1 && words.All(w => w.Length <= 3 || !char.IsLower(w[0]));
        return topic.Noun ?? string.Join(' ', words.Select((w, i) => i == 0 || isTitleCase ? casing.Restore(w) : w));
    }

    private Topic Joined(Topic[] parts, bool more)
    {
        // A question or a clause cannot stand in the middle of a sentence, but can follow another title.
        var isList = parts.Skip(1).All(p => p.Noun is not null) && !parts.Any(p => p.Label.Contains(" and ", StringComparison.Ordinal) || p.Label.Contains(',', StringComparison.Ordinal));
        string[] names = [parts[0].Label, .. parts.Skip(1).Select(p => p.Noun ?? p.Label)];
        if (lexicon.IsThai)
            return new Topic(more ? string.Join(" ", names) + " และเรื่องใกล้เคียง" : string.Join(" ", names.SkipLast(1)) + " และ" + names[^1], null);
        if (!isList)
            return new Topic(string.Join("; ", names) + (more ? "; and more" : ""), null);
        var listed = more ? string.Join(", ", names) + " and more" : string.Join(", ", names.SkipLast(1)) + " and " + names[^1];
        return new Topic(listed, parts[0].Noun is { } noun && !more ? noun + listed[parts[0].Label.Length..] : null);
    }

    /// <summary>Other names for a chapter where its own is taken: with the heading above it, or as a further part.</summary>
    public IEnumerable<Topic> Alternatives(Topic topic, Section section)
    {
        yield return topic;
        if (section.Headings.Count > 1 && FromHeading(section.Headings[^2]) is { } above)
            yield return new Topic($"{above.Label}: {topic.Label}", null);
        for (var part = 2; ; part++)
            yield return new Topic(lexicon.IsThai ? $"{topic.Label} ตอนที่ {part}" : $"{topic.Label}, part {part}", null);
    }

    /// <summary>Null where nothing that can be announced is left of the heading.</summary>
    public Topic? FromHeading(string heading)
    {
        var label = Numbering().Replace(SentenceTrim.Trim(heading), "").Trim(' ', '.', ':', ';', ',', '-', '–', '—', '*');
        if (label.Length is < 3 or > LongestLabel || label.Count(char.IsDigit) > label.Length / 2 || label.Contains("://", StringComparison.Ordinal))
            return null;
        if (lexicon.IsThai)
            return new Topic(label, label.Length <= 40 && WritingSystem.HasThai(label) && !AsksInThai(label) ? label : null);
        if (label.Where(char.IsLetter).All(char.IsUpper) && label.Contains(' ', StringComparison.Ordinal))
            label = string.Join(' ', label.Split(' ').Select(w => casing.Restore(casing.Knows(w) ? w : w.ToLowerInvariant())));
        label = char.ToUpperInvariant(label[0]) + label[1..];
        return new Topic(label, Noun(label));
    }

    // Said in mid-sentence only if it is surely a noun phrase: it names itself with an article, a plural, a gerund or a pair, or the
    // source itself uses it after a preposition.
    private string? Noun(string label)
    {
        string[] words = label.Split(' ');
        if (words.Length > 6 || label.AsSpan().IndexOfAny(NotInNouns) >= 0)
            return null;
        var first = words[0].ToLowerInvariant();
        if (lexicon.QuestionStarts.Contains(first) || lexicon.FirstPerson.Contains(first) || words.Any(w => lexicon.Verbs.Contains(w)))
            return null;
        if (Prepositions.Contains(first) || !char.IsLetter(first[0]))
            return null;
        if (lexicon.Imperatives.Contains(first) && !(words.Length > 1 && words[1] is "of" or "and"))
            return null;
        var spoken = string.Join(' ', words.Select(casing.Restore));
        if (first is "the" or "a" or "an")
            return char.ToLowerInvariant(spoken[0]) + spoken[1..];
        if (Occurs("the " + spoken) && !IsPlural(words[^1]))
            return "the " + spoken;
        var names = words.All(w => char.IsUpper(casing.Restore(w)[0]));
        var standsAlone = names || IsPlural(words[^1]) || first.EndsWith("ing", StringComparison.Ordinal) || words.Contains("and")
            || Prepositions.Any(p => Occurs($"{p} {spoken}"));
        return standsAlone && !lexicon.Determiners.Contains(first) ? spoken : null;
    }

    private bool Occurs(string phrase) => running.Contains($" {phrase} ", StringComparison.OrdinalIgnoreCase);

    /// <summary>A thing the stretch speaks of that can be asked about in mid-sentence, or null. What a Thai sentence opens with is its subject.</summary>
    public string? KeyNoun(Stretch stretch)
    {
        var sentence = stretch.Text(1);
        if (lexicon.IsThai)
            return Keyphrases.Of([stretch], material, lexicon).FirstOrDefault(p => p.Length >= 4 && sentence.StartsWith(p, StringComparison.Ordinal) && OftenSaid(p));
        foreach (Match match in DefiniteNoun().Matches(sentence))
        {
            var noun = match.Groups["noun"].Value;
            var words = noun.Split(' ');
            if (words.All(w => !lexicon.Stopwords.Contains(w) && w.Length > 3) && OftenSaid($"the {noun}"))
                return $"the {noun}";
        }
        return null;
    }

    private bool OftenSaid(string phrase)
    {
        var first = running.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
        return first >= 0 && running.IndexOf(phrase, first + phrase.Length, StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private static bool IsPlural(string word) =>
        word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i');

    public static bool AsksInThai(string label) => ThaiQuestions.Any(q => label.Contains(q, StringComparison.Ordinal));

    private static readonly string[] ThaiQuestions = ["ทำไม", "อย่างไร", "อะไร", "ไหม", "หรือไม่", "ใคร", "เมื่อไร", "เท่าไร", "ที่ไหน"];

    private static readonly string[] Prepositions = ["of", "in", "about", "for", "on", "with", "through", "from"];

    public Topic FromPhrases(IReadOnlyList<Stretch> stretches)
    {
        string[] phrases = [.. Keyphrases.Of(stretches, material, lexicon).Take(2)];
        var joined = string.Join(lexicon.IsThai ? "และ" : " and ", phrases.Select(p => lexicon.IsThai ? p : string.Join(' ', p.Split(' ').Select(casing.Restore))));
        return joined.Length == 0
            ? new Topic(lexicon.IsThai ? "เนื้อหา" : "The material", null)
            : new Topic(char.ToUpperInvariant(joined[0]) + joined[1..], lexicon.IsThai ? joined : null);
    }

    // Between an article and a verb or a preposition stands a whole noun phrase.
    [GeneratedRegex(@"\b[Tt]he (?<noun>[a-z]+(?: [a-z]+)?)(?= (?:is|are|was|were|has|have|had|can|could|may|will|must|in|on|at|for|from|with|and|that|which|by)\b|[.,;])")]
    private static partial Regex DefiniteNoun();

    [GeneratedRegex(@"^(?:(?:chapter|part|section|unit|lesson|module|appendix)\s+(?:\d+|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten)\b\s*[:.–—-]?\s*|(?:บทที่|ตอนที่|ส่วนที่|หมวดที่|หัวข้อที่|ภาคที่)\s*[\d๐-๙]+\s*[:.–—-]?\s*|[\d๐-๙]+(?:\.[\d๐-๙]+)*[.)]?\s+|[IVXLC]+\.\s+|[A-Z]\.\s+)", RegexOptions.IgnoreCase)]
    private static partial Regex Numbering();
}
