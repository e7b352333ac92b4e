using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Production.Journal;
using PodcastMuse.Providers;

namespace PodcastMuse.Production;

/// <summary>Puts together what a writer needs: the settings, the cast, and the passages of all sources in order.</summary>
public sealed class Briefs(IDbContextFactory<MuseDbContext> database, Studio studio, CallJournal journal)
{
    public async Task<ScriptBrief> OfAsync(StepContext context, double paceCorrection, CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var sources = await db.SourcesOf(context).AsNoTracking().ToListAsync(cancellationToken);
        var passages = sources.SelectMany(s => s.Passages.Select(p => new Passage(p.Id, s.Title ?? s.Origin, p.Heading, p.Page, p.Text, p.Headings))).ToList();
        return new ScriptBrief(
            settings.Title, settings.Idea, settings.Language, settings.Template, settings.Tone, settings.Audience,
            settings.Minutes * 60, await CastAsync(context, cancellationToken), passages, paceCorrection,
            WithMusic: settings.Music != ProductionSettings.None,
            MayBeShorter: settings.MayBeShorter);
    }

    /// <summary>
    /// The cast of the episode. Voices of a provider are asked for once in a project and then kept, so that no step casts otherwise
    /// than the one before it because an account's voices have changed.
    /// </summary>
    public async Task<IReadOnlyList<Speaker>> CastAsync(StepContext context, CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        using var speech = studio.Speech(context.UserId, settings);
        if (speech.Bare.IsLocal)
            return Casting.Cast(settings.Speakers, speech.Bare.Provider, speech.Bare.VoicesFor(settings.Language), settings.Language);
        var request = CallRequest.For(
            "cast", speech.Bare.Provider, settings.ModelOf(Capability.Speech) ?? "", new { context.ProjectId, settings.Speakers, settings.Language });
        var answer = await journal.ValueAsync(context, request, (_, token) => AskAsync(speech, settings, token), cancellationToken);
        return answer is JournalAnswer<IReadOnlyList<Speaker>>.Ready(var cast, _) ? cast : throw FaultException.Permanent(Problems.Internal("The cast is not there."));
    }

    private static async Task<ProviderAnswer<IReadOnlyList<Speaker>>> AskAsync(
        Engagement<ISpeechModel> speech, ProductionSettings settings, CancellationToken cancellationToken)
    {
        var voices = await (await speech.GetAsync(cancellationToken)).ListVoicesAsync(settings.Language, cancellationToken);
        var cast = Casting.Cast(settings.Speakers, speech.Bare.Provider, voices, settings.Language);
        return new ProviderAnswer<IReadOnlyList<Speaker>>.Finished(cast, Usage.Free("calls", 1));
    }
}
