using System.Diagnostics;
using System.Globalization;
using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>The writing of one script, from passages to lines: read, rank, plan chapters, fit the length.</summary>
internal sealed class Drafting
{
    // As long as the material carries, where no length is asked for; a built-in episode beyond this tires.
    private const double LongestUnasked = 480;

    // What the master can still stretch or the ear forgives: the asked length is reached from here on.
    private const double Enough = 0.97;

    // How much more than the length is looked at: little, so that few sections are told whole, and more by small steps where that does not suffice.
    // All there is comes last: a short episode of everything is a list.
    private static readonly double[] Reserves = [1.15, 1.5, 2, 3, double.PositiveInfinity];

    private readonly ScriptBrief brief;
    private readonly Lexicon lexicon;

    public Drafting(ScriptBrief brief)
    {
        this.brief = brief;
        lexicon = Lexicon.For(brief.Language) ?? throw FaultException.Permanent(Problems.KeyRequired(
            Phrase.Of("writer_languages", $"The built-in writer writes English and Thai, not \"{brief.Language}\". Choose one of them, or add a provider key.", ("language", brief.Language))));
        if (brief.Speakers.Count == 0)
            throw FaultException.Permanent(Problems.InvalidInput("The script needs at least one speaker."));
    }

    private bool IdeaOnly => brief.Passages.Count == 0;

    public ScriptDraft Write(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var material = Material.Read(IdeaOnly ? IdeaPassages.Of(brief.Idea, lexicon) : brief.Passages, lexicon, cancellationToken);
        progress?.Report(0.3);
        if (brief.MayBeShorter && IdeaOnly && !material.Stretches.Any() && !string.IsNullOrWhiteSpace(brief.Idea))
            return Bare(material);
        RefuseEmpty(material);
        var scores = Ranking.Score(material, brief, lexicon);
        progress?.Report(0.5);
        var topics = new Topics(material, lexicon);
        var chapterPlan = new ChapterPlan(topics, scores, Ranking.Wanted(brief, lexicon), lexicon);
        var pacing = new Pacing(brief);
        foreach (var reserve in Reserves)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var composition = Planned(chapterPlan.Divide(material, brief.SpeechSeconds, reserve), scores, topics);
            var fit = new LengthFit(composition.Plan, pacing, choice => Compose(composition, choice, cancellationToken));
            var most = fit.Most(brief.SpeechSeconds);
            if (reserve < Reserves[^1] && most < (brief.SpeechSeconds ?? LongestUnasked))
                continue;
            if (brief.MayBeShorter && brief.SpeechSeconds is { } asked && most < asked * Enough)
                return AsLongAsItCarries(asked, most, progress, cancellationToken);
            RefuseTooLong(most);
            progress?.Report(0.6);
            var chapters = Compose(composition, fit.Fit(Math.Min(brief.SpeechSeconds ?? LongestUnasked, most)), cancellationToken);
            progress?.Report(1);
            return new ScriptDraft(chapters, pacing.Predict(chapters), [.. Notes(material)]);
        }
        throw new UnreachableException();
    }

    private ScriptDraft AsLongAsItCarries(double asked, double most, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        // Below the length of an unasked episode the form changes too (no agenda, no takeaways), which is the form to fill then.
        var draft = new Drafting(brief with { SpeechSeconds = most < LongestUnasked ? null : most * 0.95 }).Write(progress, cancellationToken);
        return draft with { Notes = [Shortfall(asked, draft.PredictedSeconds), .. draft.Notes] };
    }

    /// <summary>An idea of a few words is no sentence to build on; it is read out as it is, between a greeting and a goodbye.</summary>
    private ScriptDraft Bare(Material material)
    {
        var script = new ScriptLines();
        var episode = new Episode(brief, lexicon, new Composition([], null, new Topics(material, lexicon), [], 1), script);
        script.Open(brief.Title);
        new Opening(episode).Write(script);
        foreach (var passage in IdeaPassages.Of(brief.Idea, lexicon))
            script.Bridge(Episode.Host, passage.Text);
        new Closing(episode).Write(script, new Choice([]));
        script.Close();
        var seconds = new Pacing(brief).Predict(script.Chapters);
        IEnumerable<string> notes = brief.SpeechSeconds is { } asked ? [Shortfall(asked, seconds)] : [];
        return new ScriptDraft(script.Chapters, seconds, [.. notes, .. Notes(material)]);
    }

    private static string Shortfall(double asked, double seconds) =>
        $"The material carries about {Spoken(seconds)} of speech, not the {Spoken(asked)} asked for, and the built-in writer adds nothing to it. Add sources for a longer episode.";

    private IReadOnlyList<DraftChapter> Compose(Composition composition, Choice choice, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var plan = composition.Plan;
        var script = new ScriptLines();
        var episode = new Episode(brief, lexicon, composition, script);
        script.Open(episode.IsLong ? episode.Say("openings", "title", 0) ?? brief.Title : plan[0].Topic.Label);
        new Opening(episode).Write(script);
        new Body(episode).Write(script, choice);
        new Closing(episode).Write(script, choice);
        script.Close();
        return script.Chapters;
    }

    private Composition Planned(IReadOnlyList<PlannedChapter> plan, IReadOnlyList<double> scores, Topics topics)
    {
        var minutes = (brief.SpeechSeconds ?? Math.Min(LongestUnasked, plan.Sum(c => c.Order.Count) * 14)) / 60;
        var hook = Hook(Composition.IsLongAt(minutes) ? plan : [plan[0]], scores);
        if (hook is not null)
            plan = [.. plan.Select(c => c with { Order = [.. c.Order.Where(s => s != hook)] })];
        return new Composition(plan, hook, topics, scores, minutes);
    }

    // The strongest stretch that nothing leans on opens the episode and is not said again.
    private static Stretch? Hook(IReadOnlyList<PlannedChapter> plan, IReadOnlyList<double> scores)
    {
        var needed = plan.SelectMany(c => c.Order).Select(s => s.Follows).OfType<Stretch>().ToHashSet();
        return plan.Where(c => c.Order.Count > 3).SelectMany(c => c.Order.Take(12))
            .Where(s => s.Follows is null && !needed.Contains(s) && !s.Sentences.Any(x => x.IsPersonal) && s.Text(s.Sentences.Count).Length <= 240)
            // What a section begins with is needed where it stands.
            .MaxBy(s => scores[s.Index] - (s.PlaceInSection == 0 ? 1 : 0));
    }

    private void RefuseEmpty(Material material)
    {
        if (material.Stretches.Any())
            return;
        var detail = material.ForeignPassages > 0
            ? Phrase.Of("sources_foreign", $"The sources are in another language than the episode ({Language}), and the built-in writer does not translate. Choose the sources' language, or add a provider key.")
            : IdeaOnly
                ? Phrase.Of("idea_too_short", "There is nothing to read out yet: the built-in writer only shapes what you give it. Add sources or a longer text, or add a provider key to write from an idea.")
                : Phrase.Of("sources_without_sentences", "The sources hold no sentences that can be read aloud. Add a source with running text.");
        throw FaultException.Permanent(Problems.TooLittleMaterial(detail));
    }

    private void RefuseTooLong(double most)
    {
        if (brief.SpeechSeconds is not { } asked || most >= asked * Enough)
            return;
        var whole = (int)Math.Floor(most / Enough / 60);
        var advice = whole >= 1 ? $"Add sources, or ask for {whole} {(whole == 1 ? "minute" : "minutes or fewer")}." : "Add sources.";
        var key = IdeaOnly ? " With a provider key a language model can write from an idea." : "";
        throw FaultException.Permanent(Problems.TooLittleMaterial(Phrase.Of(
            "material_too_short", $"The material carries about {Spoken(most)} of speech; {Spoken(asked)} were asked. {advice}{key}", ("seconds", Math.Round(most)), ("wanted", Math.Round(asked)))));
    }

    private static string Spoken(double seconds) => seconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0} seconds")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.#} minutes");

    private string Language => lexicon.IsThai ? "Thai" : "English";

    private IEnumerable<string> Notes(Material material)
    {
        if (IdeaOnly)
            yield return "Written from your idea alone: the built-in writer only shapes your own words. Add sources, or a provider key, for more.";
        if (material.ForeignPassages > 0)
            yield return $"{material.ForeignPassages} passages were left out because they are not in {Language}.";
    }
}
