namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// How much each stretch matters, 0–1: how central it is among all (TextRank: Mihalcea and Tarau 2004, over a sparse graph of shared rare terms),
/// what it shares with title, idea and heading, where it stands, and how easily it is heard.
/// </summary>
internal sealed class Ranking
{
    // Terms in more stretches than this say little and would make the graph dense.
    private const int CommonFrom = 120;
    private const int Neighbours = 16;

    private readonly Lexicon lexicon;
    private readonly int[][] terms;
    private readonly double[] weight;

    private Ranking(IReadOnlyList<Stretch> stretches, Lexicon lexicon)
    {
        this.lexicon = lexicon;
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        terms = [.. stretches.Select(s => Ids(s.Sentences.SelectMany(x => Terms.Of(x.Words, lexicon)), ids))];
        var frequency = new int[ids.Count];
        foreach (var term in terms.SelectMany(t => t))
            frequency[term]++;
        weight = [.. frequency.Select(f => f is 1 or > CommonFrom ? 0 : Math.Log(1 + ((double)stretches.Count / f)))];
    }

    public static IReadOnlyList<double> Score(Material material, ScriptBrief brief, Lexicon lexicon)
    {
        Stretch[] stretches = [.. material.Stretches];
        if (stretches.Length == 0)
            return [];
        var ranking = new Ranking(stretches, lexicon);
        var central = Percentiles(ranking.Central());
        var wanted = Wanted(brief, lexicon);
        var simple = AudienceKind.Of(brief.Audience) == AudienceKind.Beginners;
        var scores = new double[stretches.Length];
        foreach (var section in material.Sections)
        {
            var heading = Terms.Of(Terms.Words(section.Heading ?? "", lexicon), lexicon).ToHashSet(StringComparer.Ordinal);
            foreach (var stretch in section.Stretches)
                scores[stretch.Index] = (0.5 * central[stretch.Index]) + (0.5 * ranking.Bearing(stretch, wanted, heading, simple));
        }
        return scores;
    }

    /// <summary>The terms of title and idea: what the listener was promised.</summary>
    public static HashSet<string> Wanted(ScriptBrief brief, Lexicon lexicon) =>
        Terms.Of(Terms.Words($"{brief.Title} {brief.Idea}", lexicon), lexicon).ToHashSet(StringComparer.Ordinal);

    private double Bearing(Stretch stretch, HashSet<string> wanted, HashSet<string> heading, bool simple)
    {
        var said = stretch.Sentences.SelectMany(s => Terms.Of(s.Words, lexicon)).ToHashSet(StringComparer.Ordinal);
        var score = 0.4 * Math.Exp(-stretch.PlaceInSection / 5.0);
        score += 0.2 * Math.Min(1, said.Count(wanted.Contains) / 3.0);
        score += 0.15 * Math.Min(1, said.Count(heading.Contains) / 2.0);
        var length = stretch.Sentences.Average(s => s.Text.Length);
        score += 0.25 * Math.Clamp(((simple ? 150 : 230) - length) / 120, 0, 1);
        score -= stretch.Sentences[0].IsQuestion ? 0.15 : 0;
        score -= stretch.Sentences.Any(s => s.IsPersonal) ? 0.2 : 0;
        score -= stretch.Sentences.Any(s => s.Text.Count(char.IsDigit) > 12) ? 0.2 : 0;
        return Math.Clamp(score, 0, 1);
    }

    private double[] Central()
    {
        var (to, share) = Graph();
        var rank = Enumerable.Repeat(1.0, terms.Length).ToArray();
        for (var round = 0; round < 15; round++)
        {
            var next = Enumerable.Repeat(0.15, terms.Length).ToArray();
            for (var i = 0; i < rank.Length; i++)
            {
                for (var k = 0; k < to[i].Length; k++)
                    next[to[i][k]] += 0.85 * rank[i] * share[i][k];
            }
            rank = next;
        }
        return rank;
    }

    private (int[][] To, double[][] Share) Graph()
    {
        var postings = Postings();
        var norm = terms.Select(t => Math.Sqrt(t.Sum(x => weight[x] * weight[x])) + 1).ToArray();
        var shared = new double[terms.Length];
        var touched = new List<int>();
        int[][] to = new int[terms.Length][];
        double[][] share = new double[terms.Length][];
        for (var i = 0; i < terms.Length; i++)
        {
            foreach (var term in terms[i])
            {
                foreach (var j in postings[term])
                {
                    if (j == i)
                        continue;
                    if (shared[j] == 0)
                        touched.Add(j);
                    shared[j] += weight[term] * weight[term];
                }
            }
            (to[i], share[i]) = Closest(touched, shared, norm, norm[i]);
            foreach (var j in touched)
                shared[j] = 0;
            touched.Clear();
        }
        return (to, share);
    }

    private static (int[] To, double[] Share) Closest(List<int> touched, double[] shared, double[] norm, double own)
    {
        var closest = touched.Select(j => (Node: j, Likeness: shared[j] / (norm[j] * own)))
            .OrderByDescending(x => x.Likeness).ThenBy(x => x.Node).Take(Neighbours).ToArray();
        var sum = closest.Sum(x => x.Likeness);
        return ([.. closest.Select(x => x.Node)], [.. closest.Select(x => x.Likeness / sum)]);
    }

    private List<int>[] Postings()
    {
        var postings = new List<int>[weight.Length];
        for (var t = 0; t < postings.Length; t++)
            postings[t] = [];
        for (var i = 0; i < terms.Length; i++)
        {
            foreach (var term in terms[i])
            {
                if (weight[term] > 0)
                    postings[term].Add(i);
            }
        }
        return postings;
    }

    private static int[] Ids(IEnumerable<string> words, Dictionary<string, int> ids)
    {
        var found = new SortedSet<int>();
        foreach (var word in words)
        {
            if (!ids.TryGetValue(word, out var id))
                ids[word] = id = ids.Count;
            found.Add(id);
        }
        return [.. found];
    }

    private static double[] Percentiles(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ThenByDescending(i => i).ToArray();
        var percentiles = new double[values.Length];
        for (var place = 0; place < order.Length; place++)
            percentiles[order[place]] = (place + 1.0) / order.Length;
        return percentiles;
    }
}
