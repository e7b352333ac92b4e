using PodcastMuse.Kernel;
using PodcastMuse.Language;

namespace PodcastMuse.Providers.Writing.Material;

/// <summary>
/// All passages of a brief, and which of them to show for a chapter: those its plan names, then those that speak of its subject
/// (BM25: Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75), in the sources' order, within a budget of tokens.
/// </summary>
internal sealed class SourceShelf
{
    private const double Saturation = 1.2, LengthWeight = 0.75;

    private readonly IReadOnlyList<Passage> passages;
    private readonly string language;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Place, int Count)>> mentions = new(StringComparer.Ordinal);
    private readonly int[] lengths;

    public SourceShelf(IReadOnlyList<Passage> passages, string language)
    {
        (this.passages, this.language) = (passages, language);
        lengths = new int[passages.Count];
        for (var place = 0; place < passages.Count; place++)
        {
            places[passages[place].Id] = place;
            var terms = Terms($"{passages[place].Heading} {passages[place].Text}").ToList();
            lengths[place] = terms.Count;
            foreach (var term in terms.GroupBy(t => t, StringComparer.Ordinal))
            {
                if (!mentions.TryGetValue(term.Key, out var found))
                    mentions[term.Key] = found = [];
                found.Add((place, term.Count()));
            }
        }
    }

    public bool IsEmpty => passages.Count == 0;

    public IReadOnlyList<Passage> All => passages;

    public bool Has(string id) => places.ContainsKey(id);

    /// <summary>Passages for a chapter. Those that other chapters were planned with or were shown come last.</summary>
    /// <param name="named">Ids from the plan, best first.</param>
    /// <param name="subject">Title and points.</param>
    /// <param name="elsewhere">Ids that belong to other chapters.</param>
    /// <param name="tokens">How much to show, at least one passage.</param>
    public IReadOnlyList<Passage> For(IReadOnlyList<string> named, string subject, IReadOnlySet<string> elsewhere, int tokens)
    {
        var scores = Scores(subject);
        var order = named.Where(Has).Select(id => places[id])
            .Concat(Enumerable.Range(0, passages.Count).Where(p => scores[p] > 0).OrderBy(p => elsewhere.Contains(passages[p].Id)).ThenByDescending(p => scores[p]).ThenBy(p => p))
            .Distinct();
        var (chosen, used) = (new SortedSet<int>(), 0);
        foreach (var place in order)
        {
            var size = PassageText.Tokens(passages[place]);
            if (chosen.Count > 0 && used + size > tokens)
                continue;
            chosen.Add(place);
            used += size;
            if (used >= tokens)
                break;
        }

        return [.. chosen.Select(p => Within(passages[p], tokens))];
    }

    /// <summary>One passage alone may be longer than all there is room for.</summary>
    private static Passage Within(Passage passage, int tokens) => PassageText.Tokens(passage) <= Math.Max(200, tokens)
        ? passage
        : passage with { Text = passage.Text.Shorten(Math.Max(400, tokens)) };

    private double[] Scores(string subject)
    {
        var scores = new double[passages.Count];
        var mean = lengths.Length == 0 ? 1 : Math.Max(1, lengths.Average());
        foreach (var term in Terms(subject).Distinct(StringComparer.Ordinal))
        {
            if (!mentions.TryGetValue(term, out var found))
                continue;
            var rarity = Math.Log(1 + ((passages.Count - found.Count + 0.5) / (found.Count + 0.5)));
            foreach (var (place, count) in found)
                scores[place] += rarity * count * (Saturation + 1) / (count + (Saturation * (1 - LengthWeight + (LengthWeight * lengths[place] / mean))));
        }

        return scores;
    }

    private IEnumerable<string> Terms(string text) => TextBreaks.Words(text, language)
        .Where(word => word.Length > 1 && char.IsLetterOrDigit(word[0]))
        .Select(word => word.ToLowerInvariant());
}
