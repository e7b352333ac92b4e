using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Episodes;
using PodcastMuse.Media.Timelines;
using PodcastMuse.Projects;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Steps;

/// <summary>An episode as its later steps need it: script, cast, sources and, once mastered, the timeline.</summary>
internal sealed record EpisodeRecord(
    EpisodeScript Script, IReadOnlyList<Speaker> Cast, IReadOnlyList<Source> Sources, EpisodeFacts Facts, SeoSuggestions? Seo);

/// <summary>Reads an episode's record from what the steps so far left.</summary>
internal sealed class EpisodeRecords(IDbContextFactory<MuseDbContext> database, ScriptShelf scripts, Briefs briefs, AssetShelf shelf)
{
    public const string TimelinePath = "work/timeline.json";

    private const string Show = "Podcast Muse";

    public async Task<EpisodeRecord> ReadAsync(StepContext context, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var script = await scripts.NewestAsync(context.ProjectId, cancellationToken)
            ?? throw FaultException.Permanent(Problems.Internal("There is no script."));
        var sources = await db.SourcesOf(context).AsNoTracking().ToListAsync(cancellationToken);
        var seoJson = await db.Set<Project>().Where(p => p.Id == context.ProjectId).Select(p => p.SeoMetadata).SingleAsync(cancellationToken);
        var seo = seoJson is null ? null : JsonColumn.Read<SeoSuggestions>(seoJson);
        return new EpisodeRecord(script, await briefs.CastAsync(context, cancellationToken), sources, FactsOf(context, script, sources, seo), seo);
    }

    public async Task<Timeline> TimelineAsync(StepContext context, CancellationToken cancellationToken) =>
        JsonColumn.Read<Timeline>(await File.ReadAllTextAsync(await context.FetchAsync(shelf, TimelinePath, cancellationToken), cancellationToken));

    private static EpisodeFacts FactsOf(StepContext context, EpisodeScript script, IReadOnlyList<Source> sources, SeoSuggestions? seo) => new(
        context.ProjectId.ToString("D"),
        context.Settings.Title,
        seo?.Description ?? context.Settings.Idea ?? "",
        context.Settings.Language,
        Show,
        script.Speakers.Select(s => s.Name).ToList(),
        sources.Select(s => new EpisodeSource(s.Title ?? s.Origin, s.Kind == "url" ? s.Origin : null)).ToList(),
        ReferencesOf(script, sources),
        context.MadeAt);

    private static Dictionary<int, IReadOnlyList<SourceReference>> ReferencesOf(EpisodeScript script, IReadOnlyList<Source> sources)
    {
        var passages = sources
            .SelectMany(s => s.Passages.Select(p => new SourceReference(p.Id, s.Title ?? s.Origin, p.Heading, p.Page)))
            .ToDictionary(r => r.PassageId);
        return script.Lines
            .Select((line, index) => (index, References: line.PassageIds.Where(passages.ContainsKey).Select(id => passages[id]).ToList()))
            .Where(x => x.References.Count > 0)
            .ToDictionary(x => x.index, x => (IReadOnlyList<SourceReference>)x.References);
    }
}
