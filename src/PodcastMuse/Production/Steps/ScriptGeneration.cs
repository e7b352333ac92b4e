using PodcastMuse.Kernel;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;

namespace PodcastMuse.Production.Steps;

/// <summary>Writes the script, or keeps the creator's own.</summary>
internal sealed class ScriptGeneration(ScriptShelf scripts, ScriptWriting writing) : IStepHandler
{
    public string StepName => ProductionPlan.ScriptGeneration;

    public async Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await scripts.NewestAsync(context.ProjectId, cancellationToken) is { Origin: ScriptOrigin.User } own)
            return new StepOutcome.Done($"Your script is kept as it is: {own.Lines.Count()} lines.");
        return await writing.WriteAsync(context, paceCorrection: 1, cancellationToken) switch
        {
            JournalAnswer<EpisodeScript>.Ready(var script, _) => new StepOutcome.Done(Describe(script)),
            JournalAnswer<EpisodeScript>.Waiting(var after) => new StepOutcome.LookAgain(after, "The script is being written"),
            _ => throw FaultException.Permanent(Problems.Internal("Unknown answer.")),
        };
    }

    private static string Describe(EpisodeScript script) =>
        $"{script.Lines.Count()} lines in {script.Chapters.Count} chapters, about {TimeSpan.FromSeconds(script.PredictedSeconds):m\\:ss} to speak.";
}
