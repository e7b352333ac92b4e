using PodcastMuse.Kernel;
using PodcastMuse.Projects.Sources.Scripts;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Orders;

/// <summary>What a step costs in credits.</summary>
public sealed record StepPrice(string Step, int Credits);

/// <summary>What an outside provider is expected to charge, in US dollars; null where no price is known. Source says where the price is from.</summary>
public sealed record OutsideCost(string Capability, string Provider, string Unit, double Quantity, decimal? EstimatedCost, string PriceSource);

/// <summary>
/// An order's price and size, foretold. Minutes, words and characters are those of the script. CanConverse: whether the voices can be
/// recorded as a conversation (<c>dialogue</c>).
/// </summary>
public sealed record Estimate(
    int EstimatedCredits, IReadOnlyList<StepPrice> Steps, double Minutes, int Words, int Characters, string EstimatedTime, IReadOnlyList<OutsideCost> OutsideCosts, bool CanConverse);

/// <summary>Foretells what an order costs, without taking it.</summary>
public sealed class Estimator(OrderCheck check, Offer offer, IEnumerable<IPrices> prices)
{
    /// <summary>Minutes of an episode that nobody asked a length of.</summary>
    private const double Unasked = 5;

    public async Task<(Estimate? Estimate, Problem? Problem)> EstimateAsync(Guid userId, PodcastRequest request, CancellationToken cancellationToken)
    {
        var (order, known, problem) = await check.ReadAsync(userId, request, cancellationToken);
        if (order is null)
            return (null, problem);
        var pace = offer.VoiceOf(order).UnitsPerSecond;
        var size = (ScriptOf(request, known) is { } lines
            ? EpisodeSize.There(lines.Sum(line => line.Length), lines.Count, pace, order.Language)
            : EpisodeSize.Written((order.Minutes ?? Unasked) * 60, pace, order.Language, CharactersOf(request.Sources ?? [], known?.Sources ?? []), order.Music != ProductionSettings.None)) with
        { IdeaCharacters = order.Idea?.Length ?? 0 };
        var minutes = Math.Round(size.Seconds / 60, 1);
        var words = (int)(size.Characters / ScriptTongue.Of(order.Language).CharactersPerWord);
        var steps = ProductionStart.Whole(order.ToSettings([])).Select(s => new StepPrice(s.Definition.Name, s.Definition.Credits)).ToList();
        return (new Estimate(steps.Sum(s => s.Credits), steps, minutes, words, size.Characters, Estimates.TimeOf(minutes), Costs(order, size), offer.CanConverse(order)), null);
    }

    /// <summary>The lines of a script that is spoken as it is; null where one is to be written.</summary>
    private static List<string>? ScriptOf(PodcastRequest request, KnownProject? known)
    {
        if (request.Script is { } text && UserScriptReader.ReadText(text, "script") is ScriptOutcome.Read(var read))
            return [.. read.Chapters.SelectMany(c => c.Lines).Select(l => l.Text)];
        return known?.Script is { Origin: Projects.ScriptOrigin.User } own ? [.. own.Lines.Select(l => l.Text)] : null;
    }

    /// <summary>What is known of the material: an address that nobody has read yet counts nothing. An order that names no sources works from all that are there.</summary>
    private static int CharactersOf(IReadOnlyList<SourceRequest> named, IReadOnlyList<KnownSource> known) => named.Count == 0
        ? known.Sum(source => source.Characters)
        : named.Sum(source => source.Text?.Length ?? known.FirstOrDefault(k => k.Id == source.Id || IsAt(k, source.Url))?.Characters ?? 0);

    private static bool IsAt(KnownSource known, string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && known.Origin == address.AbsoluteUri;

    private List<OutsideCost> Costs(EpisodeOrder order, EpisodeSize size) => order.Needs.Select(capability =>
    {
        var provider = order.Providers[capability];
        var (unit, quantity) = size.UnitsOf(capability);
        if (provider == Makers.BuiltIn)
            return new OutsideCost(capability, provider, unit, quantity, 0, "The built-in studio is free.");
        var model = order.Models.GetValueOrDefault(capability);
        var quote = prices.Select(p => p.Find(capability, provider, model, order.Language, size.UseOf(capability))).FirstOrDefault(q => q is not null);
        return new OutsideCost(capability, provider, unit, quantity, quote?.Usd, quote?.Source ?? "No price is known; see the provider's own list.");
    }).ToList();
}
