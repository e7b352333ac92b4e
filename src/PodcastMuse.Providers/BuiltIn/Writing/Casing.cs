namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>Which words the sources write small in running text, so that a heading's capitals can be undone in mid-sentence and names kept.</summary>
internal sealed class Casing
{
    private readonly Dictionary<string, (int Small, int Capital, string Form)> seen = new(StringComparer.OrdinalIgnoreCase);

    public Casing(Material material)
    {
        foreach (var sentence in material.Stretches.SelectMany(s => s.Sentences))
        {
            foreach (var raw in sentence.Text.Split(' ').Skip(1))
            {
                var word = raw.Trim('"', '“', '”', '‘', '’', ',', '.', ';', ':', '!', '?');
                if (word.Length == 0 || !char.IsLetter(word[0]))
                    continue;
                var (small, capital, form) = seen.GetValueOrDefault(word, (0, 0, word));
                seen[word] = char.IsUpper(word[0]) ? (small, capital + 1, word) : (small + 1, capital, form);
            }
        }
    }

    /// <summary>The word as it stands in mid-sentence.</summary>
    public string Restore(string word) =>
        !seen.TryGetValue(word, out var counts) ? (word.Length > 1 && word.All(char.IsUpper) ? word : char.ToLowerInvariant(word[0]) + word[1..])
        : counts.Small >= counts.Capital ? word.ToLowerInvariant()
        : counts.Form;

    public bool Knows(string word) => seen.ContainsKey(word);
}
