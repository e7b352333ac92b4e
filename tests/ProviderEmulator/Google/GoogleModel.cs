using System.Text.Json.Nodes;

namespace ProviderEmulator.Google;

internal enum GoogleUse
{
    Text,

    /// <summary>Raw PCM, speakers told by prefixes.</summary>
    OldSpeech,

    /// <summary>WAV files, speakers told for each part.</summary>
    NewSpeech,
}

/// <summary>
/// A model, with USD a million tokens in and out until the end of 2026, and twice that afterwards (reference D.6); prices not in the
/// reference are those of gemini-3.8-flash.
/// </summary>
internal sealed record GoogleModel(string Id, GoogleUse Use, decimal PriceIn, decimal PriceOut, int LongestInput, int LongestOutput)
{
    public static readonly IReadOnlyList<GoogleModel> All =
    [
        new("gemini-3.8-flash", GoogleUse.Text, 0.75m, 4.50m, 1_048_576, 65_536),
        new("gemini-3.7-flash", GoogleUse.Text, 0.75m, 4.50m, 1_048_576, 65_536),
        new("gemini-3.6-flash", GoogleUse.Text, 0.75m, 4.50m, 1_048_576, 65_536),
        new("gemini-3.5-flash", GoogleUse.Text, 0.75m, 4.50m, 1_048_576, 65_536),
        new("gemini-3.5-flash-lite", GoogleUse.Text, 0.75m, 4.50m, 1_048_576, 65_536),
        new("gemini-3.1-pro-preview", GoogleUse.Text, 0.75m, 4.50m, 1_048_576, 65_536),
        new("gemini-2.5-flash", GoogleUse.Text, 0.75m, 4.50m, 1_048_576, 65_536),
        new("gemini-2.5-pro", GoogleUse.Text, 0.75m, 4.50m, 1_048_576, 65_536),
        new("gemini-3.8-flash-tts", GoogleUse.NewSpeech, 0.50m, 9m, 8192, 16_384),
        new("gemini-3.8-flash-lite-tts", GoogleUse.NewSpeech, 0.50m, 6m, 8192, 16_384),
        new("gemini-2.5-flash-preview-tts", GoogleUse.OldSpeech, 0.50m, 9m, 8192, 16_384),
        new("gemini-2.5-pro-preview-tts", GoogleUse.OldSpeech, 0.50m, 9m, 8192, 16_384),
        new("gemini-3.1-flash-tts-preview", GoogleUse.OldSpeech, 0.50m, 9m, 8192, 16_384),
    ];

    private static readonly DateTimeOffset Doubled = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static GoogleModel? Find(string id) => All.FirstOrDefault(model => model.Id == id);

    public decimal Cost(int tokensIn, int tokensOut, DateTimeOffset at) => ((tokensIn * PriceIn) + (tokensOut * PriceOut)) * (at >= Doubled ? 2 : 1) / 1_000_000m;

    public JsonNode Describe() => new JsonObject
    {
        ["name"] = "models/" + Id,
        ["version"] = "001",
        ["displayName"] = Id,
        ["inputTokenLimit"] = LongestInput,
        ["outputTokenLimit"] = LongestOutput,
        ["supportedGenerationMethods"] = new JsonArray("generateContent", "countTokens"),
    };
}
