using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Projects;
using PodcastMuse.Projects.Sources;

namespace PodcastMuse.Production.Steps;

/// <summary>Fetches the sources that are addresses, and checks that there is something to speak of and somebody to speak it.</summary>
internal sealed class BriefInput(
    IDbContextFactory<MuseDbContext> database, ScriptShelf scripts, Briefs briefs) : IStepHandler
{
    public string StepName => ProductionPlan.BriefInput;

    public async Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var sources = await db.Set<Source>().Where(s => s.ProjectId == context.ProjectId).OrderBy(s => s.Position).ToListAsync(cancellationToken);
        if (SourceLimits.CheckCharacters(sources.Sum(s => s.Passages.Sum(p => (long)p.Text.Length))) is { } tooMuch)
            throw FaultException.Permanent(tooMuch);
        if (sources.Count == 0 && string.IsNullOrWhiteSpace(context.Settings.Idea)
            && await scripts.NewestAsync(context.ProjectId, cancellationToken) is null)
        {
            throw FaultException.Permanent(Problems.InvalidInput("There is nothing to speak of yet. Give an idea, a source or a script."));
        }

        var cast = briefs.CastOf(context.Settings);
        var passages = sources.Sum(s => s.Passages.Count);
        return new StepOutcome.Done(sources.Count == 0
            ? $"{cast.Count} speakers are ready."
            : $"{sources.Count} sources with {passages} passages read; {cast.Count} speakers are ready.");
    }
}
