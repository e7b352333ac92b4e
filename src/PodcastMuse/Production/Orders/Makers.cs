using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Orders;

/// <summary>Who makes what of an order, and the voices to choose from with that; or why somebody cannot.</summary>
internal sealed record Assignment(EpisodeOrder Order, IReadOnlyList<Voice> Voices, Problem? Problem);

/// <summary>
/// Decides who makes what, before anything is charged: whom the order names (who then needs a key), else the provider of a voice it
/// names, else a provider the user has a key of, else the built-in studio. What is decided is written into the order and stays.
/// </summary>
public sealed class Makers(Studio studio, IProviderKeys keys, OfferOptions options)
{
    public const string BuiltIn = "built-in";

    /// <summary>Whom a capability falls to first among those the user has keys of: what sounds or looks best for an episode.</summary>
    private static readonly Dictionary<string, string[]> Preferences = new()
    {
        [Capability.Text] = ["openai", "google"],
        [Capability.Speech] = ["elevenlabs", "kie", "openai", "google"],
        [Capability.Image] = ["kie", "openai"],
        [Capability.Video] = ["kie"],
    };

    /// <param name="userId">Whose keys count.</param>
    /// <param name="order">What is asked for.</param>
    /// <param name="needed">The capabilities that will be called on.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    internal async Task<Assignment> AssignAsync(Guid userId, EpisodeOrder order, IEnumerable<string> needed, CancellationToken cancellationToken)
    {
        if (Unknown(order) is { } unknown)
            return new Assignment(order, [], unknown);
        var owned = await keys.ProvidersAsync(userId, cancellationToken);
        var providers = new Dictionary<string, string>(order.Providers);
        Problem? problem = null;
        foreach (var capability in needed)
        {
            if (order.Providers.TryGetValue(capability, out var named))
                problem ??= Objection(capability, named, owned);
            else if (Choose(capability, order, owned) is { } chosen)
                providers[capability] = chosen;
            else
                problem ??= Nobody(capability);
        }

        var settled = order with { Providers = providers };
        return new Assignment(settled, await VoicesAsync(userId, settled, owned, cancellationToken), problem ?? UnknownModel(settled));
    }

    private string? Choose(string capability, EpisodeOrder order, IReadOnlyList<string> owned)
    {
        if (capability == Capability.Speech && OwnerOfVoice(order) is { } speaker && (speaker == BuiltIn ? options.WithBuiltInStudio : owned.Contains(speaker)))
            return speaker;
        return Preferences[capability].FirstOrDefault(p => owned.Contains(p) && Serves(capability, p, order.Language))
            ?? (options.WithBuiltInStudio && studio.Can(capability, BuiltIn) ? BuiltIn : null);
    }

    /// <summary>Speech goes only to who can speak the language.</summary>
    private bool Serves(string capability, string provider, string language) =>
        capability == Capability.Speech
            ? studio.Find(provider)?.Speech(ProviderAccess.WithoutKey()) is { } speech && speech.VoicesFor(language).Count > 0
            : studio.Can(capability, provider);

    private string? OwnerOfVoice(EpisodeOrder order)
    {
        var ids = order.Speakers.Select(s => s.VoiceId).OfType<string>().ToHashSet();
        return ids.Count == 0 ? null : studio.Speeches.FirstOrDefault(s => s.VoicesFor(order.Language).Any(v => ids.Contains(v.Id)))?.Provider;
    }

    private async Task<IReadOnlyList<Voice>> VoicesAsync(Guid userId, EpisodeOrder order, IReadOnlyList<string> owned, CancellationToken cancellationToken)
    {
        var provider = order.Providers.GetValueOrDefault(Capability.Speech, BuiltIn);
        var model = order.Models.GetValueOrDefault(Capability.Speech);
        if (studio.Find(provider) is not { } maker || maker.Speech(ProviderAccess.WithoutKey(model)) is not { } bare)
            return [];
        var known = bare.VoicesFor(order.Language);
        var isKnown = order.Speakers.All(s => s.VoiceId is null || known.Any(v => v.Id == s.VoiceId));
        return isKnown || !owned.Contains(provider) ? known : await OwnVoicesAsync(userId, maker, model, order.Language, known, cancellationToken);
    }

    /// <summary>A voice that the catalogue does not know may be the account's own.</summary>
    private async Task<IReadOnlyList<Voice>> OwnVoicesAsync(
        Guid userId, IProviderStudio maker, string? model, string language, IReadOnlyList<Voice> known, CancellationToken cancellationToken)
    {
        try
        {
            using var access = await keys.OpenAsync(userId, maker.Provider, cancellationToken);
            return access is not null && maker.Speech(access with { Model = model }) is { } speech ? await speech.ListVoicesAsync(language, cancellationToken) : known;
        }
        catch (FaultException)
        {
            return known;
        }
    }

    private Problem? Unknown(EpisodeOrder order)
    {
        if (order.Providers.Keys.Concat(order.Models.Keys).FirstOrDefault(c => !Capability.All.Contains(c)) is { } capability)
            return Problems.InvalidField("providers", $"'{Short(capability)}' is not known. Choose one of: {string.Join(", ", Capability.All)}.");
        return order.Providers.FirstOrDefault(p => studio.Find(p.Value) is null) is { Key: { } key, Value: var provider }
            ? Problems.InvalidField($"providers.{key}", $"'{Short(provider)}' is not known. Choose one of: {string.Join(", ", studio.Providers.Select(p => p.Provider))}.")
            : null;
    }

    private Problem? UnknownModel(EpisodeOrder order) => order.Models
        .Where(m => order.Providers.TryGetValue(m.Key, out var provider) && !studio.Knows(m.Key, provider, m.Value))
        .Select(m => Problems.InvalidField($"models.{m.Key}", Choices(studio.Find(order.Providers[m.Key])!, m.Key, m.Value)))
        .FirstOrDefault();

    private static string Choices(IProviderStudio maker, string capability, string model) => maker.Models(capability) is { Count: > 0 } models
        ? $"'{Short(model)}' is not known of {maker.Name}. Choose one of: {string.Join(", ", models)}."
        : $"{maker.Name} has no models to choose from for {capability}. Leave it out.";

    private Problem? Objection(string capability, string provider, IReadOnlyList<string> owned)
    {
        var maker = studio.Find(provider)!;
        if (provider == BuiltIn && !options.WithBuiltInStudio)
            return Problems.KeyRequired(Phrase.Of(
                "studio_off", $"The built-in studio is switched off here. Name a provider for {capability} and add its key {keys.WhereToAdd("openai")}. Nothing was charged."));
        if (!studio.Can(capability, provider))
            return Problems.InvalidField($"providers.{capability}", $"{maker.Name} does not make {capability}. Choose one of: {string.Join(", ", studio.Providers.Select(p => p.Provider).Where(p => studio.Can(capability, p)))}.");
        return !maker.NeedsKey || owned.Contains(provider)
            ? null
            : Problems.KeyRequired(Phrase.Of(
                "provider_needs_key",
                $"{maker.Name} needs your API key to make {capability}. Add it {keys.WhereToAdd(provider)}, or leave providers.{capability} out. Nothing was charged.",
                ("provider", maker.Name)));
    }

    private Problem Nobody(string capability) => Problems.KeyRequired(Phrase.Of(
        "nobody_makes",
        $"Nobody is named to make {capability}, and the built-in studio is switched off here. Add an API key ({string.Join(" or ", Preferences[capability])}) {keys.WhereToAdd(Preferences[capability][0])}. Nothing was charged.",
        ("providers", string.Join(", ", Preferences[capability]))));

    private static string Short(string text) => text.Length > OrderRules.MostName ? text.Shorten(OrderRules.MostName) + "…" : text;
}
