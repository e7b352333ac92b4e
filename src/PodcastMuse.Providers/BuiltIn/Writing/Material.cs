using PodcastMuse.Language;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// What the sources offer for speech: sections in order, each with its stretches; what cannot be said, and what was said before, left out.
/// <paramref name="ForeignPassages"/> were left out because they are in another language than the episode.
/// </summary>
internal sealed record Material(IReadOnlyList<Section> Sections, int ForeignPassages, IReadOnlyDictionary<string, int> TermCounts)
{
    public IEnumerable<Stretch> Stretches => Sections.SelectMany(s => s.Stretches);

    public static Material Read(IReadOnlyList<Passage> passages, Lexicon lexicon, CancellationToken cancellationToken)
    {
        var reader = new Reader(lexicon);
        foreach (var passage in passages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reader.Add(passage);
        }
        return reader.Finish();
    }

    private sealed class Reader(Lexicon lexicon)
    {
        private readonly SentenceCutter cutter = new(lexicon);
        private readonly NearDuplicates met = new();
        private readonly Dictionary<string, int> termCounts = new(StringComparer.Ordinal);
        private readonly List<Section> sections = [];
        private List<Stretch> stretches = [];
        private Passage? last;
        private Stretch? open;
        private int count;
        private int foreign;

        public void Add(Passage passage)
        {
            if (last is not null && (last.SourceTitle != passage.SourceTitle || !Chain(last).SequenceEqual(Chain(passage))))
                Close();
            last = passage;
            if (passage.Heading is { } heading && lexicon.IsApparatus(heading))
                return;
            if (IsForeign(passage.Text))
            {
                foreign++;
                open = null;
                return;
            }
            AddStretches(passage);
        }

        public Material Finish()
        {
            Close();
            return new Material(sections, foreign, termCounts);
        }

        private static IReadOnlyList<string> Chain(Passage passage) => passage.Headings ?? (passage.Heading is { } only ? [only] : []);

        private bool IsForeign(string text) => lexicon.IsThai != WritingSystem.ThaiShare(text) > 0.4;

        // A leaning sentence belongs to what precedes it; where that was left out, so is it.
        private void AddStretches(Passage passage)
        {
            var held = new List<Sentence>();
            var place = 0;
            foreach (var sentence in cutter.Cut(passage.Text))
            {
                var terms = sentence is null ? [] : Terms.Of(sentence.Words, lexicon).ToArray();
                if (sentence is null || !met.Add(sentence.Words, terms) || (sentence.Leans && held.Count == 0 && open is null))
                {
                    Put(passage, held, ref place);
                    open = null;
                    continue;
                }
                foreach (var term in terms)
                    termCounts[term] = termCounts.GetValueOrDefault(term) + 1;
                if (held.Count == 3 || held.Sum(s => s.Text.Length + 1) + sentence.Text.Length > SentenceCutter.LongestLine)
                    Put(passage, held, ref place);
                held.Add(sentence);
            }
            Put(passage, held, ref place);
        }

        private void Put(Passage passage, List<Sentence> held, ref int place)
        {
            if (held.Count == 0)
                return;
            var key = $"{passage.Id}.{place++}";
            open = new Stretch(count++, sections.Count, stretches.Count, key, passage.Id, [.. held], held[0].Leans || held[0].Continues ? open : null);
            stretches.Add(open);
            held.Clear();
        }

        private void Close()
        {
            if (last is not null && stretches.Count > 0)
                sections.Add(new Section(sections.Count, last.SourceTitle, last.Heading, Chain(last), stretches));
            stretches = [];
            open = null;
        }
    }
}
