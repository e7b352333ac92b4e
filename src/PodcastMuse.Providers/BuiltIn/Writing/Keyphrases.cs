namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// The phrases a text keeps coming back to: words and pairs without stop words, weighed by how often they come here and how rare they are elsewhere.
/// Lower case, best first.
/// </summary>
internal static class Keyphrases
{
    public static IEnumerable<string> Of(IEnumerable<Stretch> stretches, Material material, Lexicon lexicon)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sentence in stretches.SelectMany(s => s.Sentences))
        {
            foreach (var phrase in Candidates(sentence, lexicon).Distinct(StringComparer.Ordinal))
                counts[phrase] = counts.GetValueOrDefault(phrase) + 1;
        }
        var ranked = counts.Where(c => c.Value > 1 || counts.Count < 30)
            .OrderByDescending(c => c.Value * Weight(c.Key, material, lexicon)).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key);
        return Distinct(ranked, lexicon);
    }

    private static IEnumerable<string> Candidates(Sentence sentence, Lexicon lexicon)
    {
        for (var i = 0; i < sentence.Words.Count; i++)
        {
            if (!IsTelling(sentence.Words[i], lexicon))
                continue;
            yield return sentence.Words[i];
            if (i + 1 >= sentence.Words.Count || !IsTelling(sentence.Words[i + 1], lexicon))
                continue;
            var pair = lexicon.IsThai ? sentence.Words[i] + sentence.Words[i + 1] : $"{sentence.Words[i]} {sentence.Words[i + 1]}";
            if (sentence.Text.Contains(pair, StringComparison.OrdinalIgnoreCase))
                yield return pair;
        }
    }

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
