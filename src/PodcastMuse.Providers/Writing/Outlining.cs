using System.Globalization;
using PodcastMuse.Providers.Writing.Answers;
using PodcastMuse.Providers.Writing.Length;
using PodcastMuse.Providers.Writing.Material;
using Asked = PodcastMuse.Providers.Writing.Prompts.Prompts;

namespace PodcastMuse.Providers.Writing;

/// <summary>Has the whole episode planned in one call, sources seen whole or, where they are long, in a digest.</summary>
internal sealed class Outlining(Briefing briefing, SourceShelf shelf, MaterialBudget budget, ScriptClock clock, Scribe scribe)
{
    /// <param name="seconds">Length of the whole.</param>
    /// <param name="progress">0–1.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<EpisodePlan> PlanAsync(double seconds, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var chapters = ChapterCount.For(seconds);
        var words = Math.Round((seconds - clock.Around(chapters)) * clock.UsualPace / 10) * 10;
        var planned = await budget.AskAsync(tokens => scribe.AskAsync(
            new Question<IReadOnlyList<PlannedChapter>>(
                "outline", briefing.Instructions, TextOf(seconds, words, chapters, tokens), 60 * chapters, answer => OutlineReader.Read(answer, shelf.Has, clock.Language, Math.Min(ChapterCount.Most, (chapters * 2) + 1))),
            progress,
            cancellationToken));
        return new EpisodePlan(planned, words);
    }

    private string TextOf(double seconds, double words, int chapters, int tokens) => Asked.Of(
        "outline",
        ("episode", briefing.Episode),
        ("minutes", (seconds / 60).ToString("0.#", CultureInfo.InvariantCulture)),
        ("words", words.ToString("0", CultureInfo.InvariantCulture)),
        ("division", chapters == 1 ? "Make it one chapter." : string.Create(CultureInfo.InvariantCulture, $"Divide it into about {chapters} chapters.")),
        ("material", Briefing.Material(Digest.Of(shelf.All, tokens))));
}
