namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// The phrases a text keeps coming back to: words and pairs without stop words, weighed by how often they come here and how rare they are elsewhere.
/// Lower case, best first.
/// </summary>
internal static class Keyphrases
{
    public static IEnumerable<string> Of(IEnumerable<Stretch> stretches, Material material, Lexicon lexicon)
    {
        var counts = new Dictionary<(string First, string? Second), int>();
        foreach (var sentence in stretches.SelectMany(s => s.Sentences))
        {
            foreach (var phrase in Candidates(sentence, lexicon).Distinct())
                counts[phrase] = counts.GetValueOrDefault(phrase) + 1;
        }
        var ranked = counts.OrderByDescending(c => c.Value > 1).ThenByDescending(c => Weight(c.Key, c.Value, material, lexicon)).ThenBy(c => c.Key.First, StringComparer.Ordinal)
            .Select(c => c.Key.Second is null ? c.Key.First : lexicon.IsThai ? c.Key.First + c.Key.Second : $"{c.Key.First} {c.Key.Second}");
        return Distinct(ranked, lexicon);
    }

    private static IEnumerable<(string, string?)> Candidates(Sentence sentence, Lexicon lexicon)
    {
        for (var i = 0; i < sentence.Words.Count; i++)
        {
            if (!IsTelling(sentence.Words[i], lexicon))
                continue;
            if (lexicon.IsThai || StandsAsNoun(sentence.Words, i, lexicon))
                yield return (sentence.Words[i], null);
            if (i + 1 >= sentence.Words.Count || !IsTelling(sentence.Words[i + 1], lexicon))
                continue;
            var pair = lexicon.IsThai ? sentence.Words[i] + sentence.Words[i + 1] : $"{sentence.Words[i]} {sentence.Words[i + 1]}";
            if (sentence.Text.Contains(pair, StringComparison.OrdinalIgnoreCase))
                yield return (sentence.Words[i], sentence.Words[i + 1]);
        }
    }

    // Often here, not everywhere; a pair is worth more than its words, for it says what the talk is about.
    private static double Weight((string First, string? Second) phrase, int count, Material material, Lexicon lexicon)
    {
        string[] parts = phrase.Second is null ? [phrase.First] : [phrase.First, phrase.Second];
        var total = Terms.Of(parts, lexicon).Select(t => material.TermCounts.GetValueOrDefault(t, 1)).DefaultIfEmpty(1).Min();
        return count / Math.Sqrt(Math.Max(total, count)) * (phrase.Second is null ? 1 : 1.5);
    }

    // After an article or preposition, or before "is" or "of", an English word is a noun more often than not.
    private static bool StandsAsNoun(IReadOnlyList<string> words, int i, Lexicon lexicon) =>
        (i > 0 && (lexicon.Determiners.Contains(words[i - 1]) || words[i - 1] is "of" or "in" or "for" or "with" or "from"))
        || (i + 1 < words.Count && words[i + 1] is "is" or "are" or "was" or "were" or "of");

    private static bool IsTelling(string word, Lexicon lexicon) =>
        word.Length >= (lexicon.IsThai ? 3 : 4) && !lexicon.Stopwords.Contains(word) && !char.IsDigit(word[0])
        && (lexicon.IsThai || !word.EndsWith("ly", StringComparison.Ordinal)) && !lexicon.Imperatives.Contains(word);

    // A pair is worth more than its words: it says what the talk is about.
    private static double Weight(string phrase, Material material, Lexicon lexicon)
    {
        var parts = lexicon.IsThai ? [phrase] : phrase.Split(' ');
        var isPair = parts.Length > 1 || (lexicon.IsThai && !material.TermCounts.ContainsKey(phrase));
        var common = Terms.Of(parts, lexicon).Select(t => material.TermCounts.GetValueOrDefault(t, 1)).DefaultIfEmpty(1).Max();
        return (isPair ? 2.2 : 1.0) / Math.Sqrt(common);
    }

    private static IEnumerable<string> Distinct(IEnumerable<string> ranked, Lexicon lexicon)
    {
        var taken = new List<string>();
        foreach (var phrase in ranked)
        {
            if (taken.Any(t => Overlap(t, phrase, lexicon)))
                continue;
            taken.Add(phrase);
            yield return phrase;
        }
    }

    private static bool Overlap(string a, string b, Lexicon lexicon) =>
        lexicon.IsThai
            ? a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal)
            : Terms.Of(a.Split(' '), lexicon).Intersect(Terms.Of(b.Split(' '), lexicon), StringComparer.Ordinal).Any();
}
