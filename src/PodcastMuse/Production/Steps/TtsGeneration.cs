using PodcastMuse.Kernel;
using PodcastMuse.Media.Timelines;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;

namespace PodcastMuse.Production.Steps;

/// <summary>
/// Has every line spoken. Where the sound turns out too long or too short for the master to meet the length asked for,
/// the script is written again at the pace the voices really had, and only its new lines are spoken.
/// </summary>
internal sealed class TtsGeneration(ScriptShelf scripts, Briefs briefs, LineSpeech speech, ScriptWriting writing) : IStepHandler
{
    private const int MostRewrites = 3;

    public string StepName => ProductionPlan.TtsGeneration;

    public async Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        var cast = await briefs.CastAsync(context, cancellationToken);
        for (var rewrites = 0; ; rewrites++)
        {
            var script = await scripts.NewestAsync(context.ProjectId, cancellationToken)
                ?? throw FaultException.Permanent(Problems.Internal("There is no script to speak."));
            var lines = LineCall.Of(script, cast, context.Settings.Language);
            var answer = await speech.SpeakAsync(context, lines, cancellationToken);
            if (answer is not JournalAnswer<IReadOnlyList<SpokenTake>>.Ready(var takes, _))
                return new StepOutcome.LookAgain(((JournalAnswer<IReadOnlyList<SpokenTake>>.Waiting)answer).LookAgainAfter, StepWords.SpeakingLines);

            var lengths = EpisodeLines.LengthsOf(script, takes);
            var fit = TimelineFit.Find(lengths, EpisodeLines.TargetOf(script, context.Settings), EpisodeLines.WithMusic(context.Settings));
            if (fit.Fits || rewrites == MostRewrites || !context.Settings.MayRewrite)
                return new StepOutcome.Done(StepWords.AllSpoken(takes.Count, fit.PredictedSeconds));

            context.Report(0.5, StepWords.LengthIsOff);
            if (await writing.WriteAsync(context, PaceOf(lines, takes), cancellationToken) is JournalAnswer<EpisodeScript>.Waiting(var after))
                return new StepOutcome.LookAgain(after, StepWords.AdjustingScript);
        }
    }

    /// <summary>How much faster the voices spoke than calibrated, over the whole script.</summary>
    private static double PaceOf(IReadOnlyList<LineCall> lines, IReadOnlyList<SpokenTake> takes) =>
        Math.Round(lines.Sum(l => l.ExpectedSeconds) / takes.Sum(t => t.TrimmedSeconds), 3);
}
