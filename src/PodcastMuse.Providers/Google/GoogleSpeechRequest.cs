using System.Text.Json.Nodes;

namespace PodcastMuse.Providers.Google;

/// <summary>
/// Speech as <c>generateContent</c> is asked for it (ai.google.dev, speech generation): a line by one voice, or a conversation of exactly
/// two. Models of 2026 take each turn as a part that names its speaker; the ones before read the names before the words.
/// </summary>
internal static class GoogleSpeechRequest
{
    public const int Speakers = 2;

    private const string Older = "-preview-tts";
    private const string Oldest = "-tts-preview";

    public static JsonObject Line(SpeechRequest request) => Of(
        [new JsonObject { ["text"] = request.Text }],
        new JsonObject { ["voiceConfig"] = Voice(request.Voice.Id) });

    public static JsonObject Conversation(IReadOnlyList<SpeechRequest> turns)
    {
        var model = turns[0].Voice.Model;
        // Names that no line begins with, so that no word is taken for one.
        var names = turns.Select(t => t.Voice.Id).Distinct().Select((id, i) => (id, Name: $"Speaker{i + 1}")).ToDictionary(v => v.id, v => v.Name);
        var isOlder = model.EndsWith(Older, StringComparison.Ordinal) || model.EndsWith(Oldest, StringComparison.Ordinal);
        return Of(
            isOlder ? new JsonArray(new JsonObject { ["text"] = Script(turns, names) }) : new JsonArray([.. turns.Select(t => (JsonNode)Part(t, names[t.Voice.Id]))]),
            new JsonObject
            {
                ["multiSpeakerVoiceConfig"] = new JsonObject
                {
                    ["speakerVoiceConfigs"] = new JsonArray([.. names.Select(n => (JsonNode)new JsonObject { ["speaker"] = n.Value, ["voiceConfig"] = Voice(n.Key) })]),
                },
            });
    }

    private static string Script(IReadOnlyList<SpeechRequest> turns, Dictionary<string, string> names) =>
        "TTS the following conversation:\n" + string.Join('\n', turns.Select(t => $"{names[t.Voice.Id]}: {t.Text.ReplaceLineEndings(" ")}"));

    private static JsonObject Part(SpeechRequest turn, string name) => new()
    {
        ["text"] = turn.Text,
        ["speechMetadata"] = new JsonObject { ["speaker"] = name },
    };

    private static JsonObject Voice(string id) => new() { ["prebuiltVoiceConfig"] = new JsonObject { ["voiceName"] = id } };

    private static JsonObject Of(JsonArray parts, JsonObject speech) => new()
    {
        ["contents"] = new JsonArray(new JsonObject { ["role"] = "user", ["parts"] = parts }),
        ["generationConfig"] = new JsonObject { ["responseModalities"] = new JsonArray("AUDIO"), ["speechConfig"] = speech },
    };
}
