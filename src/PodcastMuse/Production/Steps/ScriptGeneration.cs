using PodcastMuse.Kernel;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;

namespace PodcastMuse.Production.Steps;

/// <summary>Writes the script, or keeps the one that is there: the creator's own, or an imported one.</summary>
internal sealed class ScriptGeneration(ScriptShelf scripts, ScriptWriting writing, LineWriting lines) : IStepHandler
{
    public string StepName => ProductionPlan.ScriptGeneration;

    public async Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (context.Settings.Line is { } wish)
            return await lines.WriteAsync(context, wish, cancellationToken);
        if (await scripts.NewestAsync(context.ProjectId, cancellationToken) is { } there && IsKept(there, context))
            return new StepOutcome.Done(there.Origin == ScriptOrigin.User ? StepWords.OwnScriptKept(there.Lines.Count()) : Describe(there, context.Settings));
        return await writing.WriteAsync(context, paceCorrection: 1, cancellationToken) switch
        {
            JournalAnswer<EpisodeScript>.Ready(var script, _) => new StepOutcome.Done(Describe(script, context.Settings)),
            JournalAnswer<EpisodeScript>.Waiting(var after) => new StepOutcome.LookAgain(after, StepWords.WritingScript),
            _ => throw FaultException.Permanent(Problems.Internal("Unknown answer.")),
        };
    }

    /// <summary>The creator's own script always stays; a model's stays unless another is wanted and this production has not written it yet.</summary>
    private static bool IsKept(EpisodeScript there, StepContext context) =>
        there.Origin == ScriptOrigin.User || there.CreatedAt >= context.MadeAt || !context.Settings.Anew;

    private static Phrase Describe(EpisodeScript script, ProductionSettings settings) => EpisodeLines.IsShorter(script, settings)
        ? StepWords.ScriptShorter(script.Lines.Count(), script.Chapters.Count, script.PredictedSeconds, settings.Minutes!.Value * 60)
        : StepWords.ScriptWritten(script.Lines.Count(), script.Chapters.Count, script.PredictedSeconds);
}
