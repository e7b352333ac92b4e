using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProviderEmulator.Faults;
using ProviderEmulator.Media;
using ProviderEmulator.Wire;
using ProviderEmulator.Writing;

namespace ProviderEmulator.Google;

/// <summary>Speech of both generations (reference D.3): raw PCM with speakers by prefix, or WAV with speakers by part.</summary>
internal sealed partial class GoogleSpeech(EmulatorOptions options, IdSource ids, SpeechStudio studio)
{
    private const int Rate = 24_000;
    private const int AudioTokensPerSecond = 25;
    private const int MostOutputTokens = 16_384;
    private const int Speakers = 2;

    public async Task<Reply> AnswerAsync(Incoming call, GoogleModel model, JsonObject body, bool streams, CancellationToken cancellationToken)
    {
        var config = body.Child("generationConfig");
        if (config?["responseModalities"] is not JsonArray modalities || !modalities.Any(modality => string.Equals(modality.Text(), "AUDIO", StringComparison.OrdinalIgnoreCase)))
            return GoogleDialect.Invalid("The requested combination of response modalities (TEXT) is not supported by the model. models/" + model.Id + " accepts the following combination of response modalities:\n* AUDIO\n");
        if (model.Use == GoogleUse.NewSpeech && config.Select(member => member.Key).FirstOrDefault(name => name is "temperature" or "topP" or "topK") is { } sampling)
            return GoogleDialect.Invalid($"{sampling} is not supported by this model.");
        var (voices, wrong) = VoicesOf(config.Child("speechConfig"));
        if (wrong is not null)
            return wrong;
        var turns = TurnsOf(body, model, voices!);
        if (turns is null)
            return GoogleDialect.Invalid("Multi-speaker generation requests must specify speaker names for each part in the contents.");
        if (turns.All(turn => turn.Text.Trim().Length == 0))
            return GoogleDialect.Invalid("The contents hold no text to speak.");
        var promptTokens = Tokens.Count(GoogleBody.Messages(body));
        if (promptTokens > model.LongestInput)
            return GoogleDialect.Invalid($"The input token count ({promptTokens}) exceeds the maximum number of tokens allowed ({model.LongestInput}).");
        if (call.Faults.Has(FaultKind.Refusal))
            return Reply.Json(new JsonObject { ["promptFeedback"] = new JsonObject { ["blockReason"] = "PROHIBITED_CONTENT" }, ["usageMetadata"] = new JsonObject { ["promptTokenCount"] = promptTokens }, ["modelVersion"] = model.Id });

        var audioTokens = Math.Min(MostOutputTokens, (int)Math.Ceiling(SpeechStudio.SecondsOf(turns, 1) * AudioTokensPerSecond));
        call.Charge(model.Id, "tokens", promptTokens + audioTokens, model.Cost(promptTokens, audioTokens, options.Clock.GetUtcNow()), WireJson.Write(body));
        var isRaw = model.Use == GoogleUse.OldSpeech || streams || config.Child("responseFormat").Child("audio")?["mimeType"].Text() == "AUDIO_L16";
        if (!streams)
            await Task.Delay(options.Latency.Speech, options.Clock, cancellationToken);
        var sound = await studio.SpeakAsync(turns, 1, new(isRaw ? AudioCodec.Pcm : AudioCodec.Wav, Rate, 0), call.Faults, cancellationToken);
        var type = call.Faults.Has(FaultKind.HtmlMedia) ? "text/html" : isRaw ? "audio/L16;codec=pcm;rate=24000" : "audio/wav";
        var answer = call.Faults.Has(FaultKind.NoMedia) ? Silent(model, promptTokens) : Whole(model, sound, type, promptTokens, audioTokens);
        if (streams)
            return GoogleStream.Of(call, [answer], options.Latency.Speech);
        return Reply.Json(answer, 200, "application/json; charset=UTF-8");
    }

    /// <summary>By speaker name; the name of a single voice is empty.</summary>
    private static (Dictionary<string, string>? Voices, Reply? Wrong) VoicesOf(JsonObject? config)
    {
        if (config.Child("multiSpeakerVoiceConfig")?["speakerVoiceConfigs"] is not JsonArray several)
        {
            var single = NameOf(config.Child("voiceConfig")) ?? "Kore";
            return GoogleVoices.Names.Contains(single) ? (new() { [""] = single }, null) : (null, Unknown(single));
        }

        if (several.Count != Speakers)
            return (null, GoogleDialect.Invalid($"The number of enabled_voices must equal {Speakers}."));
        var voices = new Dictionary<string, string>();
        foreach (var entry in several.OfType<JsonObject>())
        {
            if (entry["speaker"].Text() is not { Length: > 0 } speaker || NameOf(entry.Child("voiceConfig")) is not { } voice)
                return (null, GoogleDialect.Invalid("speaker_voice_configs must have a speaker and a voice_config."));
            if (!GoogleVoices.Names.Contains(voice))
                return (null, Unknown(voice));
            voices[speaker] = voice;
        }

        return (voices, null);
    }

    private static string? NameOf(JsonObject? config) => config.Child("prebuiltVoiceConfig")?["voiceName"].Text() ?? config?["voice"].Text();

    private static Reply Unknown(string voice) => GoogleDialect.Invalid($"Voice name {voice} is not supported. Allowed voice names are: {string.Join(", ", GoogleVoices.Names.Select(name => name.ToLowerInvariant()))}");

    private static List<SpokenTurn>? TurnsOf(JsonObject body, GoogleModel model, Dictionary<string, string> voices)
    {
        var parts = (body["contents"] as JsonArray ?? []).OfType<JsonObject>().SelectMany(content => (content["parts"] as JsonArray ?? []).OfType<JsonObject>()).ToList();
        if (voices.TryGetValue("", out var single))
            return [.. parts.Select(part => new SpokenTurn(WithoutOrder(part["text"].Text() ?? ""), single))];
        if (model.Use == GoogleUse.NewSpeech)
        {
            return parts.All(part => part.Child("speechMetadata")?["speaker"].Text() is { } speaker && voices.ContainsKey(speaker))
                ? [.. parts.Select(part => new SpokenTurn(part["text"].Text() ?? "", voices[part.Child("speechMetadata")!["speaker"].Text()!]))]
                : null;
        }

        var turns = new List<SpokenTurn>();
        foreach (var line in parts.SelectMany(part => (part["text"].Text() ?? "").Split('\n')))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && voices.TryGetValue(line[..colon].Trim(), out var voice))
                turns.Add(new(line[(colon + 1)..].Trim(), voice));
            else if (turns.Count > 0 && line.Trim().Length > 0)
                turns[^1] = turns[^1] with { Text = turns[^1].Text + " " + line.Trim() };
        }

        return turns.Count > 0 ? turns : null;
    }

    /// <summary>"Say cheerfully: …" is an order, not a line to speak.</summary>
    private static string WithoutOrder(string text) => OrderForm().Replace(text, "");

    private JsonObject Whole(GoogleModel model, byte[] sound, string type, int promptTokens, int audioTokens) => new()
    {
        ["candidates"] = new JsonArray(new JsonObject
        {
            ["content"] = new JsonObject
            {
                ["parts"] = new JsonArray(new JsonObject { ["inlineData"] = new JsonObject { ["mimeType"] = type, ["data"] = Convert.ToBase64String(sound) } }),
                ["role"] = "model",
            },
            ["finishReason"] = "STOP",
            ["index"] = 0,
        }),
        ["usageMetadata"] = new JsonObject
        {
            ["promptTokenCount"] = promptTokens,
            ["candidatesTokenCount"] = audioTokens,
            ["totalTokenCount"] = promptTokens + audioTokens,
            ["candidatesTokensDetails"] = new JsonArray(new JsonObject { ["modality"] = "AUDIO", ["tokenCount"] = audioTokens }),
        },
        ["modelVersion"] = model.Id,
        ["responseId"] = ids.Letters(22),
    };

    private JsonObject Silent(GoogleModel model, int promptTokens) => new()
    {
        ["candidates"] = new JsonArray(new JsonObject { ["finishReason"] = "OTHER", ["index"] = 0 }),
        ["usageMetadata"] = new JsonObject { ["promptTokenCount"] = promptTokens, ["totalTokenCount"] = promptTokens },
        ["modelVersion"] = model.Id,
        ["responseId"] = ids.Letters(22),
    };

    [GeneratedRegex(@"^(?:(?:TTS|Say|Read|Speak|Narrate)\b[^:\n]{0,120}:\s*)", RegexOptions.IgnoreCase)]
    private static partial Regex OrderForm();
}
