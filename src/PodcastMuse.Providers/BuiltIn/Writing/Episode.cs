namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// What all parts of one writing know together. Made anew for every composition, because phrasing remembers what was said.
/// </summary>
internal sealed class Episode(ScriptBrief brief, Lexicon lexicon, Composition composition, ScriptLines script)
{
    private readonly Phrasing phrasing = new(brief, lexicon, PhraseBank.For(lexicon.Language));
    private readonly Dictionary<Stretch, Section> sections = composition.Plan.SelectMany(c => c.Sections)
        .SelectMany(s => s.Stretches.Select(x => (x, s))).ToDictionary(p => p.x, p => p.s);

    private readonly Dictionary<Stretch, int> places = composition.Plan.SelectMany(c => c.Sections).SelectMany(s => s.Stretches)
        .Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i);

    private readonly HashSet<string> mentioned = new(composition.Plan.Select(c => c.Topic.Label), StringComparer.OrdinalIgnoreCase);

    public ScriptBrief Brief => brief;

    public ShowFormat Format { get; } = ShowFormat.Of(brief.Template);

    public IReadOnlyList<PlannedChapter> Plan => composition.Plan;

    public Topics Topics => composition.Topics;

    public IReadOnlyList<double> Scores => composition.Scores;

    public Stretch? Hook => composition.Hook;

    public double Minutes => composition.Minutes;

    public bool IsLong => composition.IsLong;

    public int Speakers => brief.Speakers.Count;

    /// <summary>Who leads through the episode.</summary>
    public const int Host = 0;

    /// <summary>Bridges thin out in long episodes, where they would begin to repeat: a factor on their chances.</summary>
    public double Sparing => Math.Clamp(14 / Minutes, 0.3, 1);

    /// <summary>The names of all but the first speaker, as said in a sentence; null where there are none.</summary>
    public string? Others => Listed([.. brief.Speakers.Skip(1).Select(s => Called(s.Name))]);

    /// <summary>The second speaker's name where there are two.</summary>
    public string? Other => Speakers == 2 ? Called(brief.Speakers[1].Name) : null;

    public Section SectionOf(Stretch stretch) => sections[stretch];

    /// <summary>Stretches in the order in which they are said: section by section as the chapter has them.</summary>
    public int Place(Stretch stretch) => places[stretch];

    /// <summary>True once for each topic that is no chapter's.</summary>
    public bool IsFirstMention(Topic topic) => mentioned.Add(topic.Label);

    /// <summary>A speaker's name as it is called, or null for oneself and for nobody.</summary>
    public string? Name(int speaker, int saidBy = -1) => speaker < 0 || speaker == saidBy ? null : Called(brief.Speakers[speaker].Name);

    public string? Say(string idea, string anchor, int speaker, params ReadOnlySpan<(string Blank, string? Value)> blanks) =>
        phrasing.Say(idea, anchor, speaker, script.Count, blanks);

    /// <summary>Titles in a row: "Bees, Flowers, and How honey is made".</summary>
    public string? Listed(IReadOnlyList<string> names) => names.Count switch
    {
        0 => null,
        1 => names[0],
        _ when lexicon.IsThai => string.Join(" ", names.Take(names.Count - 1)) + " และ" + names[^1],
        2 => $"{names[0]} and {names[1]}",
        _ => string.Join(", ", names.Take(names.Count - 1)) + ", and " + names[^1],
    };

    private string Called(string name) => lexicon.IsThai && !name.StartsWith("คุณ", StringComparison.Ordinal) ? "คุณ" + name : name;
}
