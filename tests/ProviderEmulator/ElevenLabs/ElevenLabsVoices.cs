using System.Text.Json.Nodes;
using ProviderEmulator.Kie;

namespace ProviderEmulator.ElevenLabs;

/// <summary>
/// Some of the voices every account has: of the reference's list (A.9), which are ElevenLabs' own, and the best known of its premade ones.
/// The other voices of that list are spoken too, as those of the shared library are, without being listed.
/// </summary>
internal static class ElevenLabsVoices
{
    private static readonly (string Id, string Name, string Gender, string Age, string Use)[] Known =
    [
        ("hpp4J3VqNfWAUOO0d1Us", "Bella - Professional, Bright, Warm", "female", "young", "narrative_story"),
        ("nPczCjzI2devNBz1zQrb", "Brian - Deep, Resonant and Comforting", "male", "middle_aged", "narration"),
        ("FGY2WhTYpPnrIDTdsKH5", "Laura - Enthusiast, Quirky Attitude", "female", "young", "social_media"),
        ("TX3LPaxmHKxFdv7VOQHJ", "Liam - Energetic, Social Media Creator", "male", "young", "social_media"),
        ("N2lVS1w4EtoT3dr4eOWO", "Callum - Husky Trickster", "male", "middle_aged", "characters"),
        ("EkK5I93UQWFDigLMpZcX", "James - Husky, Engaging and Bold", "male", "middle_aged", "narration"),
        ("BZgkqPqms7Kj9ulSkVzn", "Eve - Authentic, Energetic and Happy", "female", "young", "conversational"),
        ("2zRM7PkgwBPiau2jvVXc", "Monika Sogam - Deep and Natural", "female", "middle_aged", "conversational"),
        ("UgBBYS2sOqTuMpoF3BR0", "Mark - Natural Conversations", "male", "young", "conversational"),
        ("21m00Tcm4TlvDq8ikWAM", "Rachel - Calm, Clear and Conversational", "female", "young", "narration"),
        ("pNInz6obpgDQGcFmaJgB", "Adam - Deep, Steady Narrator", "male", "middle_aged", "narration"),
        ("EXAVITQu4vr4xnSDxMaL", "Sarah - Mature, Reassuring, Confident", "female", "young", "news"),
        ("JBFqnCBsd6RMkjVDRZzb", "George - Warm, Captivating Storyteller", "male", "middle_aged", "narration"),
        ("56AoDkrOh6qfVPDXZ7Pt", "Cassidy - Crisp, Direct and Clear", "female", "middle_aged", "conversational"),
    ];

    public static bool Exists(string id) => KieVoices.Ids.Contains(id) || Known.Any(voice => voice.Id == id);

    public static IReadOnlyList<JsonNode> Describe(DateTimeOffset now) => [.. Known.Select(voice => (JsonNode)new JsonObject
    {
        ["voice_id"] = voice.Id,
        ["name"] = voice.Name,
        ["samples"] = null,
        ["category"] = "premade",
        ["fine_tuning"] = new JsonObject { ["is_allowed_to_fine_tune"] = false, ["state"] = new JsonObject() },
        ["labels"] = new JsonObject { ["accent"] = "american", ["gender"] = voice.Gender, ["age"] = voice.Age, ["use_case"] = voice.Use, ["language"] = "en" },
        ["description"] = voice.Name.Split(" - ")[1],
        ["preview_url"] = $"https://static.aiquickdraw.com/elevenlabs/voice/{voice.Id}.mp3",
        ["available_for_tiers"] = new JsonArray(),
        ["settings"] = null,
        ["sharing"] = null,
        ["high_quality_base_model_ids"] = new JsonArray("eleven_multilingual_v2", "eleven_v3", "eleven_flash_v2_5"),
        ["verified_languages"] = new JsonArray(new JsonObject { ["language"] = "en", ["model_id"] = "eleven_multilingual_v2", ["accent"] = "american", ["locale"] = "en-US", ["preview_url"] = null }),
        ["is_owner"] = false,
        ["is_legacy"] = false,
        ["is_mixed"] = false,
        ["created_at_unix"] = now.ToUnixTimeSeconds(),
    })];
}
