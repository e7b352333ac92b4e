using System.Text.Json;
using System.Text.Json.Nodes;
using ProviderEmulator.Wire;
using static ProviderEmulator.Kie.KieField;

namespace ProviderEmulator.Kie;

/// <summary>The models of the market that are known here (reference A.9–A.11) with prices in credits (A.14; 1 credit is 0.005 USD).</summary>
internal static class KieModels
{
    public const decimal UsdPerCredit = 0.005m;

    private const int LongestSpeech = 5000;

    private static readonly string[] Languages =
        "af ar hy as az be bn bs bg ca ceb ny hr cs da nl en et fil fi fr gl ka de el gu ha he hi hu is id ga it ja jv kn kk ky ko lv ln lt lb mk ms ml zh mr ne no ps fa pl pt pa ro ru sr sd sk sl so es sw sv ta te th tr uk ur vi cy".Split(' ');

    private static readonly string[] Ratios = ["1:1", "4:3", "3:4", "16:9", "9:16", "3:2", "2:3"];

    private static readonly KieField[] SpeechFields =
    [
        Needed("text", LongestSpeech), Text("voice"), Number("stability", 0, 1), Number("similarity_boost", 0, 1), Number("style", 0, 1), Number("speed", 0.7, 1.2),
        Flag("timestamps"), Text("previous_text", LongestSpeech), Text("next_text", LongestSpeech), Text("language_code"),
    ];

    private static readonly KieField[] VideoCommon = [Flag("prompt_optimizer"), Flag("nsfw_checker")];

    public static readonly IReadOnlyDictionary<string, KieModel> All = new KieModel[]
    {
        new("elevenlabs/text-to-speech-turbo-2-5", KieFamily.Speech, SpeechFields, input => 6 * Thousands(input)) { CheckWhole = CheckVoice },
        new("elevenlabs/text-to-speech-multilingual-v2", KieFamily.Speech, SpeechFields, input => 12 * Thousands(input))
        {
            CheckWhole = input => input["language_code"].Text() is { Length: > 0 } ? KieDialect.Envelope(422, "Invalid parameter") : CheckVoice(input),
        },
        new(
            "elevenlabs/text-to-dialogue-v3",
            KieFamily.Dialogue,
            [List("dialogue"), Number("stability", 0, 1), Text("language_code")],
            input => 14 * Lines(input).Sum(line => line["text"].Text()?.Length ?? 0) / 1000m) { CheckWhole = CheckDialogue },
        Gemini("google/gemini-3-1-flash-tts"),
        Gemini("google/gemini-2-5-pro-tts"),
        Flux("flux-2/pro-text-to-image", false),
        Flux("flux-2/flex-text-to-image", false),
        Flux("flux-2/pro-image-to-image", true),
        Flux("flux-2/flex-image-to-image", true),
        new("z-image", KieFamily.Image, [Needed("prompt", 5000), Needed("aspect_ratio")], _ => 0.8m, true),
        new("nano-banana-2", KieFamily.Image, [Needed("prompt", 5000)], input => input["resolution"].Text() switch { "4K" => 18, "2K" => 12, _ => 8 }, true),
        new("gpt-image-2-text-to-image", KieFamily.Image, [Needed("prompt", 5000)], _ => 6, true),
        Hailuo("hailuo/02-text-to-video-pro", _ => 57, [Needed("prompt", 1500)]),
        Hailuo("hailuo/02-text-to-video-standard", input => IsTen(input, "6") ? 50 : 30, [Needed("prompt", 1500), Choice("duration", "6", "10")]),
        Hailuo("hailuo/02-image-to-video-pro", _ => 57, [Needed("prompt", 1500), Needed("image_url"), Text("end_image_url")]),
        Hailuo(
            "hailuo/02-image-to-video-standard",
            input => (input["resolution"].Text(), IsTen(input, "10")) switch { ("512P", false) => 12, ("512P", true) => 20, (_, false) => 30, _ => 50 },
            [Needed("prompt", 1500), Needed("image_url"), Text("end_image_url"), Choice("duration", "6", "10"), Choice("resolution", "512P", "768P")]),
        Hailuo23("hailuo/2-3-image-to-video-standard", 30, 50, 50),
        Hailuo23("hailuo/2-3-image-to-video-pro", 45, 90, 80),
    }.ToDictionary(model => model.Id);

    public static IEnumerable<JsonObject> Lines(JsonObject input) => (input["dialogue"] as JsonArray ?? input["dialogue_turns"] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>Seconds of the clip.</summary>
    public static int DurationOf(KieModel model, JsonObject input) => input["duration"].Text() is { } asked ? asked == "10" ? 10 : 6 : model.Id == "hailuo/02-image-to-video-standard" ? 10 : 6;

    public static (int Width, int Height) SizeOf(KieModel model, JsonObject input)
    {
        if (model.Family == KieFamily.Video)
            return input["resolution"].Text() switch { "512P" => (912, 512), "1080P" => (1920, 1080), "768P" => (1366, 768), _ => model.Id.EndsWith("pro", StringComparison.Ordinal) && model.Id.Contains("02", StringComparison.Ordinal) ? (1920, 1080) : (1366, 768) };
        var scale = input["resolution"].Text() switch { "4K" => 4, "2K" => 2, _ => 1 };
        return AspectRatios.Size(input["aspect_ratio"].Text() ?? "1:1", 1024 * scale);
    }

    private static decimal Thousands(JsonObject input) => Math.Ceiling((input["text"].Text()?.Length ?? 0) / 1000m);

    private static bool IsTen(JsonObject input, string usual) => (input["duration"].Text() ?? usual) == "10";

    private static Reply? CheckVoice(JsonObject input)
    {
        var voice = input["voice"].Text();
        if (string.IsNullOrEmpty(voice))
            return KieDialect.Envelope(422, "voiceId cannot be empty");
        return KieVoices.Ids.Contains(voice)
            ? null
            : KieDialect.Envelope(422, $"Invalid voice parameter: {voice}. Please refer to the documentation for the list of supported voices.");
    }

    private static Reply? CheckDialogue(JsonObject input)
    {
        var total = 0;
        foreach (var node in (JsonArray)input["dialogue"]!)
        {
            if (node is not JsonObject line || line["text"].Text() is not { Length: > 0 } text)
                return KieDialect.Envelope(500, "text is required");
            if (line["voice"].Text() is not { } voice)
                return KieDialect.Envelope(422, "voiceId cannot be empty");
            if (!KieVoices.Ids.Contains(voice))
                return KieDialect.Envelope(500, "This voice is not within the range of allowed options");
            if (line.Any(entry => entry.Key is not ("text" or "voice")))
                return KieDialect.Envelope(422, "Invalid parameter");
            total += text.Length;
        }

        if (total == 0)
            return KieDialect.Envelope(500, "dialogue is required");
        if (total > LongestSpeech)
            return KieDialect.Envelope(500, "dialogue exceeds maximum length");
        if (input["stability"].Number() is { } stability && stability is not (0 or 0.5 or 1))
            return KieDialect.Envelope(500, "This stability is not within the range of allowed options");
        return input["language_code"].Text() is { Length: > 0 } language && !Languages.Contains(language) ? KieDialect.Envelope(422, "Invalid parameter") : null;
    }

    private static KieModel Gemini(string id) => new(
        id,
        KieFamily.Dialogue,
        [new("speakers", JsonValueKind.Array), List("dialogue_turns"), Text("scene"), Text("sample_context"), Number("temperature", 0, 2)],
        input => Math.Round(Lines(input).Sum(line => line["text"].Text()?.Length ?? 0) / 900m * 4.2m, 2))
    {
        CheckWhole = GeminiDialogues.Check,
    };

    private static KieModel Flux(string id, bool fromImage) => new(
        id,
        KieFamily.Image,
        [
            Needed("prompt", 5000),
            Choice("aspect_ratio", fromImage ? [.. Ratios, "auto"] : Ratios) with { IsRequired = true },
            Choice("resolution", "1K", "2K") with { IsRequired = true },
            Flag("nsfw_checker"),
            .. fromImage ? (KieField[])[List("input_urls")] : [],
        ],
        input => input["resolution"].Text() == "2K" ? 7 : 5)
    {
        CheckWhole = input => input["prompt"].Text()!.Length < 3 || input["input_urls"] is JsonArray { Count: 0 or > 8 } ? KieDialect.Envelope(422, "Invalid parameter") : null,
    };

    private static KieModel Hailuo(string id, Func<JsonObject, decimal> price, KieField[] fields) => new(id, KieFamily.Video, [.. fields, .. VideoCommon], price);

    private static KieModel Hailuo23(string id, decimal six, decimal ten, decimal large) => new(
        id,
        KieFamily.Video,
        [Needed("prompt", 5000), Needed("image_url"), Choice("duration", "6", "10"), Choice("resolution", "768P", "1080P"), Flag("nsfw_checker")],
        input => input["resolution"].Text() == "1080P" ? large : IsTen(input, "6") ? ten : six)
    {
        CheckWhole = input => IsTen(input, "6") && input["resolution"].Text() == "1080P" ? KieDialect.Envelope(422, "Invalid parameter") : null,
    };
}
