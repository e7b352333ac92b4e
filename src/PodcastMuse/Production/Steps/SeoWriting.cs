using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Steps;

/// <summary>
/// Has title, description, tags, slug and posts written for the script as it stands, and keeps them with the project.
/// For the same script and take the journal answers; so it may be asked again when the script could have changed.
/// </summary>
internal sealed class SeoWriting(
    IDbContextFactory<MuseDbContext> database, Studio studio, Briefs briefs, CallJournal journal, ScriptShelf scripts)
{
    public async Task<JournalAnswer<SeoSuggestions>> WriteAsync(StepContext context, CancellationToken cancellationToken)
    {
        using var writer = studio.Text(context.UserId, context.Settings);
        var model = writer.Bare;
        var brief = await briefs.OfAsync(context, 1, cancellationToken);
        var script = await scripts.NewestAsync(context.ProjectId, cancellationToken)
            ?? throw FaultException.Permanent(Problems.Internal("There is no script."));
        var draft = script.ToDraft();
        var take = await TakeAsync(context, cancellationToken);
        var calls = new StepCalls(journal, context, "seo", model, take);
        var request = take == 0
            ? CallRequest.For("seo", model.Provider, model.Model, new { brief, draft })
            : CallRequest.For("seo", model.Provider, model.Model, new { brief, draft, take });
        var answer = await journal.ValueAsync(context, request, async (_, token) => await (await writer.GetAsync(token)).SuggestAsync(brief, draft, take, calls, token), cancellationToken);
        if (answer is JournalAnswer<SeoSuggestions>.Ready(var seo, _))
            await KeepAsync(context, seo, take, cancellationToken);
        return answer;
    }

    /// <summary>Whether the project's texts are the creator's own.</summary>
    public async Task<bool> AreEditedAsync(StepContext context, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return SeoTexts.AreEdited(await db.Set<Project>().Where(p => p.Id == context.ProjectId).Select(p => p.SeoMetadata).SingleAsync(cancellationToken));
    }

    /// <summary>The take that was asked for; what is only packed again keeps the one that is there.</summary>
    private async Task<int> TakeAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (context.Settings.TextsTake is { } wanted)
            return wanted;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return SeoTexts.TakeOf(await db.Set<Project>().Where(p => p.Id == context.ProjectId).Select(p => p.SeoMetadata).SingleAsync(cancellationToken));
    }

    private async Task KeepAsync(StepContext context, SeoSuggestions seo, int take, CancellationToken cancellationToken)
    {
        var json = SeoTexts.Write(seo, take);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await db.Set<Project>().Where(p => p.Id == context.ProjectId)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.SeoMetadata, json), cancellationToken);
    }
}
