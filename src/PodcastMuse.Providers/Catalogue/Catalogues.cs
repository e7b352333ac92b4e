namespace PodcastMuse.Providers.Catalogue;

/// <summary>The catalogues of all outside providers, as the product's price list.</summary>
internal sealed class Catalogues(TimeProvider clock) : IPrices
{
    private readonly Dictionary<string, ProviderCatalogue> _all = new[] { "openai", "kie", "elevenlabs", "google" }.ToDictionary(p => p, p => ProviderCatalogue.Read(p, clock));

    public ProviderCatalogue Of(string provider) => _all[provider];

    public Quote? Find(string capability, string provider, string? model, string language, PlannedUse use) =>
        _all.TryGetValue(provider, out var catalogue) && catalogue.Choose(capability, model, language) is { } entry
            && catalogue.PriceOf(entry) is { } price && catalogue.CostOf(entry, use) is { } usd
            ? new Quote(decimal.Round(usd, 6), $"{price.Source}; looked up {catalogue.Checked:yyyy-MM-dd}")
            : null;
}
