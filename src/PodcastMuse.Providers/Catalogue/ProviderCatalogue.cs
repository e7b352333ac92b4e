using System.Text.Json;
using PodcastMuse.Language;

namespace PodcastMuse.Providers.Catalogue;

/// <summary>The catalogue of one provider: its models, voices, languages, limits and prices, read from the data file that ships with the studio.</summary>
internal sealed class ProviderCatalogue
{
    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private static readonly Dictionary<string, string> NoSettings = [];

    private readonly CatalogueFile _file;
    private readonly TimeProvider _clock;

    private ProviderCatalogue(CatalogueFile file, TimeProvider clock) => (_file, _clock) = (file, clock);

    public string Provider => _file.Provider;

    public DateOnly Checked => _file.Checked;

    /// <param name="provider">As in the API.</param>
    /// <param name="clock">Tells which of a model's prices holds.</param>
    public static ProviderCatalogue Read(string provider, TimeProvider clock)
    {
        using var stream = typeof(ProviderCatalogue).Assembly.GetManifestResourceStream($"Catalogue.{provider}.json")
            ?? throw new InvalidOperationException($"There is no catalogue of {provider}.");
        return new ProviderCatalogue(JsonSerializer.Deserialize<CatalogueFile>(stream, Form)!, clock);
    }

    /// <summary>The usual one first.</summary>
    public IReadOnlyList<string> Models(string capability) => [.. _file.Models.Where(m => m.Capability == capability).Select(m => m.Id)];

    public ModelEntry? Find(string capability, string model) => _file.Models.FirstOrDefault(m => m.Capability == capability && m.Id == model);

    /// <summary>The model asked for, or the first that serves the language; null where none does.</summary>
    public ModelEntry? Choose(string capability, string? model, string language) =>
        _file.Models.FirstOrDefault(m => m.Capability == capability && (model is null || m.Id == model) && m.Speaks(language));

    /// <summary>The voices that can speak the language with the model asked for, or with the usual one for it; none where no model speaks it.</summary>
    public IReadOnlyList<Voice> Voices(string? model, string language) =>
        Choose("speech", model, language) is { } chosen
            ? [.. _file.Voices.Where(v => v.Models?.Contains(chosen.Id) != false).Select(v => VoiceOf(v.Id, v.Name, v.Gender == "male" ? VoiceGender.Male : VoiceGender.Female, chosen, language))]
            : [];

    public Voice VoiceOf(string id, string name, VoiceGender gender, ModelEntry model, string language) =>
        new(Provider, model.Id, id, name, gender, SpeechText.PrimaryTag(language), PaceOf(language), NoSettings) { HearsNotes = model.HearsNotes };

    /// <summary>What the model costs today; null where no price is known. A provider's day begins within hours of that of UTC.</summary>
    public ModelPrice? PriceOf(ModelEntry model) => model.PriceOn(DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime));

    /// <summary>US dollars for a use of the model; null where no price is known.</summary>
    public decimal? CostOf(ModelEntry model, PlannedUse use) => PriceOf(model) switch
    {
        null => null,
        { Unit: "tokens" } price => (TokensIn(use) * price.In + TokensOut(use, price) * price.Out) / 1_000_000,
        { Unit: "characters", RoundUp: true } price => price.Usd * Math.Max(use.Calls, Math.Ceiling(use.Characters / (decimal)price.Each)),
        { Unit: "characters" } price => price.Usd * use.Characters / price.Each,
        { } price => price.Usd * use.Calls / price.Each,
    };

    /// <summary>US dollars for tokens that a text model counted itself; null where no price is known.</summary>
    public decimal? CostOf(string model, long tokensIn, long tokensOut) => Find("text", model) is { } entry && PriceOf(entry) is { Unit: "tokens" } price
        ? ((tokensIn * price.In) + (tokensOut * price.Out)) / 1_000_000
        : null;

    private double PaceOf(string language) => _file.Paces.TryGetValue(SpeechText.PrimaryTag(language), out var pace) ? pace : _file.Paces["en"];

    /// <summary>A token is about four bytes of UTF-8.</summary>
    private static decimal TokensIn(PlannedUse use) => use.BytesIn / 4m;

    private static decimal TokensOut(PlannedUse use, ModelPrice price) => (use.BytesOut / 4m) + (decimal)(use.Seconds * price.OutPerSecond);
}
