using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Projects;

namespace PodcastMuse.Production.Orders;

/// <summary>Takes orders of one step: it is paid for, and what rests on it and is there already is made anew free of charge.</summary>
public sealed class SingleSteps(IDbContextFactory<MuseDbContext> database, Offer offer, OrderCheck check, ProductionControl control)
{
    public async Task<Taken> TakeAsync(Guid userId, string step, StepRequest request, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await KnownProject.FindAsync(db, userId, request.ProjectId!.Value, cancellationToken) is not { } known)
            return new Taken.Refused(Problems.NotFound(Phrase.Of("no_project", "There is no such project.")));
        var made = await db.Set<Asset>().Where(a => a.ProjectId == known.Project.Id).Select(a => a.Step).Distinct().ToListAsync(cancellationToken);
        var order = Ordering.Of(request.ToPodcast(), known, offer);
        if (Objection(step, known, made) is { } objection)
            return new Taken.Refused(objection);
        var (assigned, refusal) = await check.RuleAsync(userId, KeepingMakers(order, known), NeedsOf(step), cancellationToken);
        if (assigned is null)
            return new Taken.Refused(refusal!);
        var settings = SettingsOf(step, assigned, request, known, made);
        var steps = ProductionPlan.Alone(step, made);
        var (outcome, productionId) = await control.StartAsync(new ProductionStart(userId, known.Project.Id, settings, steps), cancellationToken);
        var credits = steps.Sum(planned => planned.Credits);
        return Refusals.Of(outcome, credits) is { } refused
            ? new Taken.Refused(refused)
            : new Taken.Started(known.Project.Id, productionId, credits, settings.Minutes);
    }

    private Problem? Objection(string step, KnownProject known, List<string> made) => step switch
    {
        ProductionPlan.ScriptGeneration when known.Script is { Origin: ScriptOrigin.User } =>
            Problems.Conflict(Phrase.Of("own_script", "This project has your own script, which is never overwritten. Edit it, or begin another project. Nothing was charged.")),
        ProductionPlan.ScriptGeneration when known.Sources.Count == 0 && string.IsNullOrWhiteSpace(known.Project.Description) =>
            Problems.TooLittleMaterial(Phrase.Of("nothing_to_write_from", "There is nothing to write from yet. Give the project a description or a source. Nothing was charged.")),
        ProductionPlan.TtsGeneration or ProductionPlan.SeoSuggestions when known.Script is null =>
            Problems.Conflict(Phrase.Of("no_script", "There is no script yet. Have one written first (POST /api/v1/generate/script), or give your own. Nothing was charged.")),
        ProductionPlan.Packaging when !made.Contains(ProductionPlan.AudioMastering) || !made.Contains(ProductionPlan.ImageGeneration) =>
            Problems.Conflict(Phrase.Of("nothing_to_pack", "There is nothing to pack yet: sound and cover come first. Nothing was charged.")),
        ProductionPlan.VideoGeneration when !offer.WithVideo => Problems.Conflict(Phrase.Of("no_videos", "Videos are switched off here. Nothing was charged.")),
        ProductionPlan.VideoGeneration when !made.Contains(ProductionPlan.ImageGeneration) =>
            Problems.Conflict(Phrase.Of("no_cover", "There is no cover yet to animate. Have one made first (POST /api/v1/generate/image). Nothing was charged.")),
        _ => null,
    };

    /// <summary>Whoever made a part before makes it again, unless the request names another: what is there rests on his voices.</summary>
    internal static EpisodeOrder KeepingMakers(EpisodeOrder order, KnownProject known) => known.LastSettings is not { } last
        ? order
        : order with
        {
            Providers = Over(last.Providers, order.Providers),
            // Another provider's models are not his.
            Models = Over((last.Models ?? new Dictionary<string, string>()).Where(m => !order.Providers.ContainsKey(m.Key)), order.Models),
        };

    private static Dictionary<string, string> Over(IEnumerable<KeyValuePair<string, string>> before, IReadOnlyDictionary<string, string> now) =>
        before.Where(b => !now.ContainsKey(b.Key)).Concat(now).ToDictionary(p => p.Key, p => p.Value);

    internal static string[] NeedsOf(string step) => step switch
    {
        ProductionPlan.ScriptGeneration => [Capability.Text, Capability.Speech],
        ProductionPlan.TtsGeneration => [Capability.Speech, Capability.Text],
        ProductionPlan.ImageGeneration => [Capability.Image],
        ProductionPlan.VideoGeneration => [Capability.Video],
        ProductionPlan.Packaging => [],
        _ => [Capability.Text],
    };

    internal static ProductionSettings SettingsOf(string step, EpisodeOrder order, StepRequest request, KnownProject known, List<string> made)
    {
        var names = known.Script?.Speakers.Select(s => s.Name).ToList() ?? [];
        var settings = order.ToSettings(step == ProductionPlan.ScriptGeneration ? [] : names) with
        {
            SourceIds = known.LastSettings?.SourceIds,
            MayBeShorter = true,
            Anew = step == ProductionPlan.ScriptGeneration ? known.Script is not null : made.Contains(step),
            TextsTake = step == ProductionPlan.SeoSuggestions && known.Project.SeoMetadata is { } texts ? SeoTexts.TakeOf(texts) + 1 : null,
        };
        return request is { Speakers: null, VoiceGender: null } && known.LastSettings is { } last && last.Speakers.Count == settings.Speakers.Count
            ? settings with { Speakers = last.Speakers }
            : settings;
    }
}
