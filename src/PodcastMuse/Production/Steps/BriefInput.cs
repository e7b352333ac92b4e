using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Projects;
using PodcastMuse.Projects.Sources;

namespace PodcastMuse.Production.Steps;

/// <summary>Fetches the sources that are addresses, and checks that there is something to speak of and somebody to speak it.</summary>
internal sealed class BriefInput(
    IDbContextFactory<MuseDbContext> database, SourceFetcher fetcher, ScriptShelf scripts, Briefs briefs, Preflight preflight) : IStepHandler
{
    public string StepName => ProductionPlan.BriefInput;

    public async Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var sources = await db.SourcesOf(context).ToListAsync(cancellationToken);
        foreach (var source in sources.Where(s => !s.IsRead))
        {
            context.Report(0.1 + 0.8 * source.Position / sources.Count, StepWords.Fetching(source.Origin));
            await FetchAsync(source, context.Settings.Language, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        if (SourceLimits.CheckCharacters(sources.Sum(s => s.Passages.Sum(p => (long)p.Text.Length))) is { } tooMuch)
            throw FaultException.Permanent(tooMuch);
        if (sources.Count == 0 && string.IsNullOrWhiteSpace(context.Settings.Idea)
            && await scripts.NewestAsync(context.ProjectId, cancellationToken) is null)
        {
            throw FaultException.Permanent(Problems.InvalidInput(Phrase.Of("nothing_to_speak_of_yet", "There is nothing to speak of yet. Give an idea, a source or a script.")));
        }

        context.Report(0.9, StepWords.CheckingMakers);
        await preflight.CheckAsync(context, cancellationToken);
        var cast = await briefs.CastAsync(context, cancellationToken);
        var passages = sources.Sum(s => s.Passages.Count);
        return new StepOutcome.Done(StepWords.BriefRead(sources.Count, passages, cast.Count));
    }

    private async Task FetchAsync(Source source, string language, CancellationToken cancellationToken)
    {
        switch (await fetcher.FetchAsync(new Uri(source.Origin), cancellationToken))
        {
            case ReadOutcome.Read(var document):
                source.Title = document.Title;
                source.Passages = SourceShelf.PassagesOf(document, source.Position, language);
                source.IsRead = true;
                break;
            case ReadOutcome.Refused(var problem):
                throw FaultException.Permanent(problem);
        }
    }
}
