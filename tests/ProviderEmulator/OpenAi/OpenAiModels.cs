namespace ProviderEmulator.OpenAi;

internal enum OpenAiUse
{
    Text,
    Speech,
    Image,
}

/// <summary>
/// A model. Prices in USD: text per million tokens in and out; speech per million characters (tts-1) or per million text tokens in and
/// audio tokens out; images per million tokens out.
/// </summary>
internal sealed record OpenAiModel(string Id, string Dated, OpenAiUse Use, decimal PriceIn, decimal PriceOut)
{
    /// <summary>Models that think first: an item of reasoning before the message, and no <c>max_tokens</c>.</summary>
    public bool IsReasoning => Id.StartsWith('o') || Id.StartsWith("gpt-5", StringComparison.Ordinal);

    public bool IsOldSpeech => Id is "tts-1" or "tts-1-hd";
    public bool IsDallE => Id.StartsWith("dall-e", StringComparison.Ordinal);
}

/// <summary>The models that exist here, with the prices of the reference (B.9); image prices are not in it and are a guess, see README.md.</summary>
internal static class OpenAiModels
{
    public static readonly IReadOnlyList<OpenAiModel> All =
    [
        new("gpt-4o-mini", "gpt-4o-mini-2024-07-18", OpenAiUse.Text, 0.15m, 0.60m),
        new("gpt-4o", "gpt-4o-2024-08-06", OpenAiUse.Text, 2.50m, 10m),
        new("gpt-4.1", "gpt-4.1-2025-04-14", OpenAiUse.Text, 2m, 8m),
        new("gpt-4.1-mini", "gpt-4.1-mini-2025-04-14", OpenAiUse.Text, 0.40m, 1.60m),
        new("gpt-5", "gpt-5-2025-08-07", OpenAiUse.Text, 1.25m, 10m),
        new("gpt-5-mini", "gpt-5-mini-2025-08-07", OpenAiUse.Text, 0.25m, 2m),
        new("gpt-5-nano", "gpt-5-nano-2025-08-07", OpenAiUse.Text, 0.05m, 0.40m),
        new("gpt-5.4", "gpt-5.4-2026-03-05", OpenAiUse.Text, 2.50m, 15m),
        new("gpt-5.4-mini", "gpt-5.4-mini-2026-03-17", OpenAiUse.Text, 0.75m, 4.50m),
        new("gpt-5.4-nano", "gpt-5.4-nano-2026-03-17", OpenAiUse.Text, 0.20m, 1.25m),
        new("gpt-5.5", "gpt-5.5-2026-04-23", OpenAiUse.Text, 5m, 30m),
        new("o4-mini", "o4-mini-2025-04-16", OpenAiUse.Text, 1.10m, 4.40m),
        new("tts-1", "tts-1", OpenAiUse.Speech, 15m, 0),
        new("tts-1-hd", "tts-1-hd", OpenAiUse.Speech, 30m, 0),
        new("gpt-4o-mini-tts", "gpt-4o-mini-tts", OpenAiUse.Speech, 0.60m, 12m),
        new("gpt-4o-mini-tts-2025-03-20", "gpt-4o-mini-tts-2025-03-20", OpenAiUse.Speech, 0.60m, 12m),
        new("gpt-4o-mini-tts-2025-12-15", "gpt-4o-mini-tts-2025-12-15", OpenAiUse.Speech, 0.60m, 12m),
        new("gpt-image-2", "gpt-image-2-2026-04-21", OpenAiUse.Image, 5m, 30m),
        new("gpt-image-1.5", "gpt-image-1.5", OpenAiUse.Image, 5m, 32m),
        new("gpt-image-1", "gpt-image-1", OpenAiUse.Image, 5m, 40m),
        new("gpt-image-1-mini", "gpt-image-1-mini", OpenAiUse.Image, 2m, 8m),
        new("dall-e-3", "dall-e-3", OpenAiUse.Image, 0, 40m),
        new("dall-e-2", "dall-e-2", OpenAiUse.Image, 0, 20m),
    ];

    public static OpenAiModel? Find(string? id, OpenAiUse use) => All.FirstOrDefault(model => model.Use == use && (model.Id == id || model.Dated == id));
}
