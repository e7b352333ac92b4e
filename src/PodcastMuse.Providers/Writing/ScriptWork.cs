using System.Globalization;
using Microsoft.Extensions.AI;
using PodcastMuse.Kernel;
using PodcastMuse.Providers.Writing.Length;
using PodcastMuse.Providers.Writing.Material;

namespace PodcastMuse.Providers.Writing;

/// <summary>
/// One script from brief to draft: outline, chapters, length. What is asked of the model until the length is right does not depend on
/// the brief's pace correction, so the same brief at another pace is answered from what was paid for, and only the difference is new.
/// </summary>
internal sealed class ScriptWork(ScriptBrief brief, WriterModel model, IChatClient chat, IModelCalls calls, TimeProvider time)
{
    private const double Tolerance = 0.05;
    private const double OutlineDone = 0.08, ChaptersDone = 0.92;

    // Where no length is asked for: about half of what the sources would take to read, in the usual range of an episode.
    private const double Condensed = 0.5, LeastUnasked = 150, MostUnasked = 900, IdeaUnasked = 300;

    private readonly ScriptClock clock = new(brief, paceCorrection: 1);

    public async Task<ScriptDraft> WriteAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var shelf = new SourceShelf(brief.Passages, brief.Language);
        var briefing = new Briefing(brief);
        var scribe = new Scribe(chat, model, calls, time);
        var length = brief.SpeechSeconds ?? Unasked();

        var outlining = new Outlining(briefing, shelf, new MaterialBudget(model.OutlineMaterial), clock, scribe);
        var plan = await outlining.PlanAsync(length, Share(progress, 0, OutlineDone), cancellationToken);
        var chaptering = new Chaptering(briefing, plan, shelf, new MaterialBudget(model.ChapterMaterial), scribe);
        var drafting = new ScriptDrafting(plan, chaptering, clock);
        var chapters = await drafting.WriteAsync(length, Share(progress, OutlineDone, ChaptersDone - OutlineDone), cancellationToken);
        if (brief.SpeechSeconds is { } asked)
            chapters = await FitAsync(chapters, asked, chaptering, drafting.Pace, cancellationToken);
        progress?.Report(1);

        var seconds = new ScriptClock(brief, brief.PaceCorrection).Predict(chapters);
        return new ScriptDraft(chapters, seconds, [.. Notes(chapters, seconds)]);
    }

    private async Task<IReadOnlyList<DraftChapter>> FitAsync(
        IReadOnlyList<DraftChapter> chapters, double asked, Chaptering chaptering, double pace, CancellationToken cancellationToken)
    {
        chapters = await new LengthRepair(chaptering, clock, pace).BringNearAsync(chapters, asked, cancellationToken);
        chapters = new LengthTrim(clock, brief.Language).Fit(chapters, asked);
        var real = clock;
        if (brief.PaceCorrection != 1)
        {
            // So far it is what was spoken; what stays of it is not bought again.
            real = new ScriptClock(brief, brief.PaceCorrection);
            chapters = await new LengthRepair(chaptering, real, pace * brief.PaceCorrection).BringNearAsync(chapters, asked, cancellationToken);
            chapters = new LengthTrim(real, brief.Language, isSpoken: true).Fit(chapters, asked);
        }

        var seconds = real.Predict(chapters);
        return seconds >= asked * (1 - Tolerance) || brief.MayBeShorter
            ? chapters
            : throw FaultException.Permanent(Problems.TooLittleMaterial(Phrase.Of(
                "model_too_short",
                $"The model {model.Name} wrote about {Spoken(seconds)} where {Spoken(asked)} were asked, also when asked for more. "
                + "Ask for fewer minutes, add sources, or choose another model.",
                ("model", model.Name), ("seconds", Math.Round(seconds)), ("wanted", Math.Round(asked)))));
    }

    private double Unasked() => brief.Passages.Count == 0
        ? IdeaUnasked
        : Math.Clamp(brief.Passages.Sum(p => clock.Speech(0, p.Text)) * Condensed, LeastUnasked, MostUnasked);

    private IEnumerable<string> Notes(IReadOnlyList<DraftChapter> chapters, double seconds)
    {
        if (brief.SpeechSeconds is { } asked && Math.Abs(seconds - asked) > asked * Tolerance)
            yield return $"The script came to about {Spoken(seconds)}, not the {Spoken(asked)} asked for.";
        if (brief.Passages.Count == 0)
        {
            yield return "Written by a language model from your idea alone, without sources. Check what it claims before you publish.";
            yield break;
        }

        var lines = chapters.SelectMany(c => c.Segments).ToList();
        var sourced = lines.Count(l => l.PassageIds.Count > 0);
        if (sourced * 2 < lines.Count)
            yield return $"{lines.Count - sourced} of {lines.Count} lines name no passage of your sources. Check what they claim before you publish.";
    }

    private static ShareOfProgress? Share(IProgress<double>? progress, double from, double share) =>
        progress is null ? null : new ShareOfProgress(progress, from, share);

    private static string Spoken(double seconds) => seconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0} seconds")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.#} minutes");
}
