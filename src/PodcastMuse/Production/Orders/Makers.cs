using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Orders;

/// <summary>Who makes what of an order, and the voices to choose from with that; or why somebody cannot.</summary>
internal sealed record Assignment(EpisodeOrder Order, IReadOnlyList<Voice> Voices, Problem? Problem);

/// <summary>
/// Decides who makes what, before anything is charged: whom the order names (who then needs a key), else the provider of a voice it
/// names, else a provider the user has a key of, else the built-in studio. What is decided is written into the order and stays.
/// </summary>
public sealed class Makers(Studio studio, IProviderKeys keys, OwnServers servers, OfferOptions options)
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
        string[] all = [.. needed];
        var owned = await keys.ProvidersAsync(userId, cancellationToken);
        var elsewhere = await servers.OfAsync(userId, owned, cancellationToken);
        var providers = new Dictionary<string, string>(order.Providers);
        Problem? problem = null;
        foreach (var capability in all)
        {
            if (order.Providers.TryGetValue(capability, out var named))
                problem ??= Objection(capability, named, owned);
            else if (Choose(capability, order, owned, elsewhere) is { } chosen)
                (providers[capability], problem) = (chosen, problem ?? (chosen == BuiltIn ? Keyless(capability, order) : null));
            else
                problem ??= Nobody(capability);
        }

        var settled = order with { Providers = providers };
        problem ??= UnknownModel(settled);
        if (problem is null && all.Contains(Capability.Text) && elsewhere.Contains(providers[Capability.Text]))
            (settled, problem) = await servers.WithModelAsync(userId, settled, cancellationToken);
        var voices = await VoicesAsync(userId, settled, owned, cancellationToken);
        return new Assignment(settled, voices, problem ?? (all.Contains(Capability.Speech) && voices.Count == 0 ? Mute(settled) : null));
    }

    /// <summary>Whose voices can hold a conversation in the language, and with which model, of the providers that there are keys of; null where nobody's.</summary>
    public (string Provider, string Model)? Conversing(IReadOnlyList<string> owned, string language) => Preferences[Capability.Speech]
        .Where(owned.Contains)
        .SelectMany(p => studio.Find(p)?.Models(Capability.Speech).Select(model => (Provider: p, Model: model)) ?? [])
        .Where(x => studio.Find(x.Provider)!.Speech(ProviderAccess.WithoutKey(x.Model)) is IDialogueModel speech
            && speech.DialogueOf(x.Model) is not null && speech.VoicesFor(language).Count > 0)
        .Select(x => ((string, string)?)x)
        .FirstOrDefault();

    private string? Choose(string capability, EpisodeOrder order, IReadOnlyList<string> owned, IReadOnlyList<string> elsewhere)
    {
        if (capability == Capability.Speech && OwnerOfVoice(order) is { } speaker && (speaker == BuiltIn ? options.WithBuiltInStudio : owned.Contains(speaker)))
            return speaker;
        var model = order.Models.GetValueOrDefault(capability);
        // A server of the user's own that speaks as a provider does is one for text; what else it does must be asked for.
        var able = Preferences[capability]
            .Where(p => owned.Contains(p) && (capability == Capability.Text || model is not null || !elsewhere.Contains(p)) && Knows(capability, p, model))
            .OrderBy(p => model is null || studio.Find(p)!.Models(capability).Contains(model) ? 0 : 1)
            .ToList();
        return able.Find(p => capability != Capability.Speech || Speaks(p, model, order.Language))
            ?? (model is null ? null : able.FirstOrDefault())
            ?? (options.WithBuiltInStudio && studio.Can(capability, BuiltIn) ? BuiltIn : null);
    }

    private bool Knows(string capability, string provider, string? model) =>
        model is null ? studio.Can(capability, provider) : studio.Knows(capability, provider, model);

    /// <summary>Speech goes only to who can speak the language.</summary>
    private bool Speaks(string provider, string? model, string language) =>
        studio.Find(provider)?.Speech(ProviderAccess.WithoutKey(model)) is { } speech && speech.VoicesFor(language).Count > 0;

    /// <summary>Whoever was named to speak does not speak the language, or not with the model that was named.</summary>
    private Problem? Mute(EpisodeOrder order)
    {
        var maker = studio.Find(order.Providers[Capability.Speech])!;
        if (!order.Models.TryGetValue(Capability.Speech, out var model))
            return Problems.InvalidField("providers.speech", $"{maker.Name} has no voice for the language '{order.Language}'. Choose another, or leave it out. Nothing was charged.");
        var able = maker.Models(Capability.Speech).Where(m => Speaks(maker.Provider, m, order.Language)).ToList();
        return Problems.InvalidField(
            "models.speech", $"'{Short(model)}' does not speak the language '{order.Language}'. {(able.Count > 0 ? $"Choose one of: {string.Join(", ", able)}, or leave it out." : "Choose another provider.")} Nothing was charged.");
    }

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

    /// <summary>A model that was named is somebody's, and no key of his is there.</summary>
    private Problem? Keyless(string capability, EpisodeOrder order) =>
        order.Models.TryGetValue(capability, out var model) && studio.Providers.FirstOrDefault(p => p.NeedsKey && p.Models(capability).Contains(model)) is { } owner
            ? Problems.KeyRequired(Phrase.Of(
                "provider_needs_key",
                $"{owner.Name} needs your API key to make {capability}. Add it {keys.WhereToAdd(owner.Provider)}, or leave models.{capability} out. Nothing was charged.",
                ("provider", owner.Name)))
            : null;

    private Problem Nobody(string capability) => Problems.KeyRequired(Phrase.Of(
        "nobody_makes",
        $"Nobody is named to make {capability}, and the built-in studio is switched off here. Add an API key ({string.Join(" or ", Preferences[capability])}) {keys.WhereToAdd(Preferences[capability][0])}. Nothing was charged.",
        ("providers", string.Join(", ", Preferences[capability]))));

    private static string Short(string text) => text.Length > OrderRules.MostName ? text.Shorten(OrderRules.MostName) + "…" : text;
}
