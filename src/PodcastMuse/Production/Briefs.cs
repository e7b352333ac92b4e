using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Providers;

namespace PodcastMuse.Production;

/// <summary>Puts together what a writer needs: the settings, the cast, and the passages of all sources in order.</summary>
public sealed class Briefs(IDbContextFactory<MuseDbContext> database, Studio studio)
{
    public async Task<ScriptBrief> OfAsync(StepContext context, double paceCorrection, CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var sources = await db.SourcesOf(context).AsNoTracking().ToListAsync(cancellationToken);
        var passages = sources.SelectMany(s => s.Passages.Select(p => new Passage(p.Id, s.Title ?? s.Origin, p.Heading, p.Page, p.Text, p.Headings))).ToList();
        return new ScriptBrief(
            settings.Title, settings.Idea, settings.Language, settings.Template, settings.Tone, settings.Audience,
            settings.Minutes * 60, CastOf(settings), passages, paceCorrection,
            WithMusic: settings.Music != ProductionSettings.None,
            MayBeShorter: settings.MayBeShorter);
    }

    public IReadOnlyList<Speaker> CastOf(ProductionSettings settings) =>
        Casting.Cast(settings.Speakers, studio.Speech(settings), settings.Language);
}
