namespace PodcastMuse.Providers.Catalogue;

/// <summary>
/// What a model costs, in US dollars. Unit "characters" and "calls": <paramref name="Usd"/> for each <paramref name="Each"/>, of which begun ones count
/// whole where <paramref name="RoundUp"/>. Unit "tokens": <paramref name="In"/> and <paramref name="Out"/> a million; sound makes
/// <paramref name="OutPerSecond"/> tokens a second. It holds from <paramref name="ValidFrom"/> on (null: as long as anybody knows) until the next one does.
/// </summary>
internal sealed record ModelPrice(
    string Unit, string Source, decimal Usd = 0, int Each = 1, bool RoundUp = false, decimal In = 0, decimal Out = 0, double OutPerSecond = 0,
    DateOnly? ValidFrom = null);

/// <summary>A model: what it makes, in which languages (primary subtags; null: any), within which limits, at which prices, each from its day on (null: unknown); whether it can be told how to say a line.</summary>
internal sealed record ModelEntry(
    string Id, string Capability, IReadOnlyList<string>? Languages = null, int MaxCharacters = 0, IReadOnlyList<ModelPrice>? Prices = null, int ContextTokens = 0, int AnswerTokens = 0, bool HearsNotes = false)
{
    public bool Speaks(string language) => Languages is null || Languages.Contains(Language.SpeechText.PrimaryTag(language));

    /// <summary>The price of a day; null where none is known.</summary>
    public ModelPrice? PriceOn(DateOnly day) =>
        Prices?.Where(price => price.ValidFrom is null || price.ValidFrom <= day).MaxBy(price => price.ValidFrom ?? DateOnly.MinValue);
}

/// <summary>A voice, and the models that have it (null: all).</summary>
internal sealed record VoiceEntry(string Id, string Name, string Gender, string? Note = null, IReadOnlyList<string>? Models = null);

/// <summary>
/// What is known of a provider, as written in its data file, the usual model of each capability first and the voices that suit an episode
/// first. <paramref name="Paces"/> are spoken units a second by language, before anything was heard of a voice.
/// </summary>
internal sealed record CatalogueFile(
    string Provider, DateOnly Checked, string Source, IReadOnlyDictionary<string, double> Paces, IReadOnlyList<ModelEntry> Models, IReadOnlyList<VoiceEntry> Voices);
