using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Steps;

/// <summary>Title, description, tags, slug and posts, from the script as it stands.</summary>
internal sealed class SeoGeneration(
    IDbContextFactory<MuseDbContext> database, Studio studio, Briefs briefs, CallJournal journal, ScriptShelf scripts) : IStepHandler
{
    public string StepName => ProductionPlan.SeoSuggestions;

    public async Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        var model = studio.Text(context.Settings);
        var brief = await briefs.OfAsync(context, 1, cancellationToken);
        var script = (await scripts.NewestAsync(context.ProjectId, cancellationToken))!;
        var draft = new ScriptDraft(
            script.Chapters.Select(c => new DraftChapter(
                c.Title, c.Lines.Select(l => new DraftSegment(l.Speaker, l.Text, l.PassageIds, l.Direction)).ToList())).ToList(),
            script.PredictedSeconds,
            script.Notes);
        var request = CallRequest.For("seo", model.Provider, model.Model, new { brief, draft });
        var answer = await journal.ValueAsync(context, request, token => model.SuggestAsync(brief, draft, token), cancellationToken);
        if (answer is not JournalAnswer<SeoSuggestions>.Ready(var seo, _))
            return new StepOutcome.LookAgain(((JournalAnswer<SeoSuggestions>.Waiting)answer).LookAgainAfter, "The texts are being written");

        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var json = JsonColumn.Write(seo);
        await db.Set<Project>().Where(p => p.Id == context.ProjectId)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.SeoMetadata, json), cancellationToken);
        return new StepOutcome.Done($"{seo.Tags.Count} tags, a description and {seo.SocialPosts.Count} posts.");
    }
}
