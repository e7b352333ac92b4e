using System.Text.Json.Nodes;

namespace ProviderEmulator.ElevenLabs;

/// <summary>A model: longest request in characters, credits a character, USD a thousand characters, whether it is of the cheap and fast group.</summary>
internal sealed record ElevenLabsModel(string Id, string Name, int Longest, decimal CreditsPerCharacter, decimal UsdPerThousand, bool IsTurbo, bool TakesLanguage, IReadOnlyList<string> Languages)
{
    private static readonly string[] Of29 = "en ja zh de hi fr ko pt it es id nl tr fil pl sv bg ro ar cs el fi hr ms sk da ta uk ru".Split(' ');
    private static readonly string[] Of32 = [.. Of29, "hu", "no", "vi"];

    /// <summary>70 and more in truth; Thai among them, which the older models lack.</summary>
    private static readonly string[] OfV3 = [.. Of32, "th", "bn", "ca", "cy", "et", "fa", "gl", "he", "is", "jv", "ka", "kk", "km", "lt", "lv", "mk", "ml", "mr", "ne", "ps", "sl", "so", "sr", "sw", "te", "ur"];

    /// <summary>Limits of the reference, C.6: of the conflicting ones the smaller, of the prices those of April 2026.</summary>
    public static readonly IReadOnlyDictionary<string, ElevenLabsModel> All = new ElevenLabsModel[]
    {
        new("eleven_v3", "Eleven v3", 3000, 1, 0.12m, false, true, OfV3),
        new("eleven_multilingual_v2", "Eleven Multilingual v2", 10_000, 1, 0.12m, false, false, Of29),
        new("eleven_flash_v2_5", "Eleven Flash v2.5", 40_000, 0.5m, 0.06m, true, true, Of32),
        new("eleven_turbo_v2_5", "Eleven Turbo v2.5", 40_000, 0.5m, 0.06m, true, true, Of32),
        new("eleven_flash_v2", "Eleven Flash v2", 30_000, 0.5m, 0.06m, true, true, ["en"]),
        new("eleven_turbo_v2", "Eleven Turbo v2", 30_000, 0.5m, 0.06m, true, true, ["en"]),
    }.ToDictionary(model => model.Id);

    /// <summary>Rounded up for each request.</summary>
    public int CreditsOf(int characters) => (int)Math.Ceiling(characters * CreditsPerCharacter);

    public JsonNode Describe() => new JsonObject
    {
        ["model_id"] = Id,
        ["name"] = Name,
        ["can_be_finetuned"] = false,
        ["can_do_text_to_speech"] = true,
        ["can_do_voice_conversion"] = false,
        ["can_use_style"] = !IsTurbo,
        ["can_use_speaker_boost"] = !IsTurbo,
        ["serves_pro_voices"] = false,
        ["token_cost_factor"] = CreditsPerCharacter,
        ["description"] = Name,
        ["max_characters_request_free_user"] = Math.Min(Longest, 2500),
        ["max_characters_request_subscribed_user"] = Longest,
        ["maximum_text_length_per_request"] = Longest,
        ["languages"] = new JsonArray([.. Languages.Select(language => (JsonNode)new JsonObject { ["language_id"] = language, ["name"] = new System.Globalization.CultureInfo(language).EnglishName })]),
        ["model_rates"] = new JsonObject { ["character_cost_multiplier"] = CreditsPerCharacter },
        ["concurrency_group"] = IsTurbo ? "turbo" : "standard",
    };
}
