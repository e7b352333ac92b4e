using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProviderEmulator.Google;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Kie;

/// <summary>The rules of Gemini's speech at KIE (reference A.9): one or two speakers with voice and accent, and turns that name them.</summary>
internal static partial class GeminiDialogues
{
    private const int MostSpeakers = 2;
    private const int LongestTurn = 10_000;

    private static readonly string[] Accents =
        ["Neutral", "American (Gen)", "American (Valley)", "American (South)", "British (RP)", "British (Brixton)", "Transatlantic", "Australian"];

    private static readonly string[] Styles = ["Vocal Smile", "Newscaster", "Whisper", "Empathetic", "Promo/Hype", "Deadpan"];
    private static readonly string[] Paces = ["Natural", "Rapid Fire", "The Drift", "Staccato"];

    public static Reply? Check(JsonObject input)
    {
        if (input["speakers"] is not JsonArray { Count: > 0 } speakers)
            return KieDialect.Envelope(500, "The speakers parameter cannot be empty");
        if (speakers.Count > MostSpeakers)
            return KieDialect.Envelope(422, "Invalid parameter");
        foreach (var speaker in speakers.Select(speaker => speaker as JsonObject))
        {
            if (!GoogleVoices.Names.Contains(speaker?["voice_name"].Text() ?? ""))
                return KieDialect.Envelope(500, "The voice_name parameter is invalid");
            if (!SpeakerForm().IsMatch(speaker!["speaker_id"].Text() ?? "") || !Accents.Contains(speaker["accent"].Text()))
                return KieDialect.Envelope(500, "This field is required");
            if (IsForeign(speaker["style"], Styles) || IsForeign(speaker["pace"], Paces))
                return KieDialect.Envelope(422, "Invalid parameter");
        }

        var known = speakers.Select(speaker => speaker!["speaker_id"].Text()).ToHashSet();
        foreach (var turn in KieModels.Lines(input))
        {
            if (turn["text"].Text() is not { Length: > 0 } text || !known.Contains(turn["speaker_id"].Text()))
                return KieDialect.Envelope(500, "This field is required");
            if (text.Length > LongestTurn)
                return KieDialect.Envelope(500, "text exceeds maximum length");
        }

        return null;
    }

    private static bool IsForeign(JsonNode? value, string[] known) => !value.IsNull() && !known.Contains(value.Text());

    [GeneratedRegex("^Speaker [1-9]$")]
    private static partial Regex SpeakerForm();
}
