using PodcastMuse.Language;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// Search tags: what a listener would type. First the phrases that title and headings are made of, then the pairs of words the text keeps coming back to,
/// then the single words both agree on; a bare frequent word only where there is nothing better.
/// </summary>
internal sealed class Tags(Material material, Lexicon lexicon)
{
    private const int Longest = 30;

    // Bare words only where title and headings gave few.
    private const int FillUpTo = 8;

    // A word said less often is in a heading for its sound.
    private const int Often = 3;

    public IEnumerable<string> Of(string title, IReadOnlyList<string> headings)
    {
        string[] named = [title, .. headings];
        string[] phrases = [.. Keyphrases.Of(material.Stretches, material, lexicon).Take(40)];
        var ordered = lexicon.IsThai
            ? named.Where(IsThaiName).Concat(phrases)
            : named.SelectMany(Runs).Where(r => r.Count > 1).Select(r => string.Join(' ', r))
                .Concat(phrases.Where(p => p.Contains(' ', StringComparison.Ordinal) && IsRepeated(p)))
                .Concat(named.SelectMany(Runs).SelectMany(r => r).Where(IsOften))
                .Concat(phrases.Where(p => !p.Contains(' ', StringComparison.Ordinal)).OrderByDescending(IsOften).Take(FillUpTo));
        return ordered.Where(t => t.Length is >= 3 and <= Longest).DistinctBy(Key, StringComparer.Ordinal);
    }

    // A Thai heading is a tag as it stands, if it names a thing and asks nothing.
    private static bool IsThaiName(string heading) =>
        heading.Length <= Longest && WritingSystem.HasThai(heading) && !heading.Any(char.IsAsciiLetter) && !heading.Contains(' ', StringComparison.Ordinal) && !Topics.AsksInThai(heading);

    // "The net that holds the gas" → net, gas: words side by side without one that carries no topic.
    private IEnumerable<IReadOnlyList<string>> Runs(string heading)
    {
        var run = new List<string>();
        foreach (var word in Terms.Words(heading, lexicon))
        {
            if (word.Length > 2 && !lexicon.Stopwords.Contains(word) && !lexicon.Verbs.Contains(word) && !lexicon.Imperatives.Contains(word) && !char.IsDigit(word[0]) && !IsVerbForm(word))
            {
                run.Add(word);
                continue;
            }
            if (run.Count is > 0 and <= 3)
                yield return run;
            run = [];
        }
        if (run.Count is > 0 and <= 3)
            yield return run;
    }

    // A heading's "changed" or a possessive makes no name.
    private static bool IsVerbForm(string word) => (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal)) || word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal);

    private bool IsRepeated(string phrase) =>
        material.Stretches.SelectMany(s => s.Sentences).Where(s => s.Text.Contains(phrase, StringComparison.OrdinalIgnoreCase)).Take(2).Count() == 2;

    private bool IsOften(string word) => Terms.Of([word], lexicon).Any(t => material.TermCounts.GetValueOrDefault(t) >= Often);

    private string Key(string tag) => lexicon.IsThai ? tag : string.Join(' ', Terms.Of(tag.Split(' '), lexicon));
}
