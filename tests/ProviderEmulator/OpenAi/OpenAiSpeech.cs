using System.Text;
using System.Text.Json.Nodes;
using ProviderEmulator.Faults;
using ProviderEmulator.Media;
using ProviderEmulator.Wire;
using ProviderEmulator.Writing;

namespace ProviderEmulator.OpenAi;

/// <summary><c>POST /audio/speech</c> (reference B.5).</summary>
internal sealed class OpenAiSpeech(EmulatorOptions options, SpeechStudio studio, OpenAiDialect dialect)
{
    private const int LongestInput = 4096;
    private const int MostTokens = 2000;

    /// <summary>"About six audio tokens per text token", which comes to some 21 a second.</summary>
    private const int AudioTokensPerSecond = 21;

    private static readonly HashSet<string> Known = ["model", "input", "voice", "instructions", "response_format", "speed", "stream_format"];
    private static readonly string[] OldVoices = ["alloy", "ash", "coral", "echo", "fable", "onyx", "nova", "sage", "shimmer"];
    private static readonly string[] Voices = [.. OldVoices, "ballad", "verse", "marin", "cedar"];

    public async Task<Reply> AnswerAsync(Incoming call, CancellationToken cancellationToken)
    {
        var body = call.Body;
        if (OpenAiFields.Check(body, Known, "model", "input", "voice") is { } refusal)
            return refusal;
        if (OpenAiModels.Find(body["model"].Text(), OpenAiUse.Speech) is not { } model)
            return OpenAiFields.UnknownModel(body["model"].Text());
        if (Check(body, model) is { } broken)
            return broken;
        if (call.Faults.Has(FaultKind.Refusal))
            return dialect.Refuse(new Refusal.ContentRefused(), call.Account);

        var input = body["input"].Text()!;
        var voice = body["voice"].Text() ?? body.Child("voice")?["id"].Text() ?? "";
        var speed = body["speed"].Number() ?? 1;
        SpokenTurn[] turns = [new(input, voice)];
        var audioTokens = (int)Math.Ceiling(SpeechStudio.SecondsOf(turns, speed) * AudioTokensPerSecond);
        Charge(call, model, input, audioTokens);
        var format = FormatOf(body["response_format"].Text() ?? "mp3");
        if (body["stream_format"].Text() == "sse")
            return Reply.Chunked(Events(await studio.SpeakAsync(turns, speed, format, call.Faults, cancellationToken), Tokens.Count(input), audioTokens), "text/event-stream; charset=utf-8", options.Latency.Speech);
        // Waiting first: hundreds of calls at once then hold no sound while they wait.
        await Task.Delay(options.Latency.Speech, options.Clock, cancellationToken);
        var sound = await studio.SpeakAsync(turns, speed, format, call.Faults, cancellationToken);
        return Reply.Chunked(sound, call.Faults.Has(FaultKind.HtmlMedia) ? "text/html" : format.ContentType, TimeSpan.Zero);
    }

    private static Reply? Check(JsonObject body, OpenAiModel model)
    {
        if ((OpenAiFields.CheckText(body, "input") ?? OpenAiFields.CheckText(body, "instructions")) is { } wrong)
            return wrong;
        if (body["instructions"].Text()?.Length > LongestInput)
            return OpenAiDialect.BadRequest("[{'type': 'string_too_long', 'loc': ('body', 'instructions'), 'msg': 'String should have at most 4096 characters', 'ctx': {'max_length': 4096}}]");
        var input = body["input"].Text()!;
        if (input.Length == 0)
            return OpenAiDialect.BadRequest("[{'type': 'string_too_short', 'loc': ('body', 'input'), 'msg': 'String should have at least 1 character', 'input': '', 'ctx': {'min_length': 1}}]");
        if (input.Length > LongestInput)
            return OpenAiDialect.BadRequest("[{'type': 'string_too_long', 'loc': ('body', 'input'), 'msg': 'String should have at most 4096 characters', 'ctx': {'max_length': 4096}}]");
        if (!model.IsOldSpeech && Tokens.Count(input) is var tokens && tokens > MostTokens)
            return OpenAiDialect.BadRequest($"Input of {tokens} tokens is over the maximum input limit of {MostTokens} tokens. Please shorten your input.", null, "invalid_value");
        var voices = model.IsOldSpeech ? OldVoices : Voices;
        if (body["voice"] is JsonObject custom ? custom["id"].Text() is null : !voices.Contains(body["voice"].Text()))
            return OpenAiDialect.BadRequest($"[{{'type': 'enum', 'loc': ('body', 'voice'), 'msg': \"Input should be {string.Join(", ", voices.Select(voice => $"'{voice}'"))}\", 'input': {WireJson.Write(body["voice"]).Replace('"', '\'')}}}]");
        if (body["stream_format"].Text() == "sse" && model.IsOldSpeech)
            return OpenAiDialect.BadRequest("Unsupported value: 'stream_format' does not support 'sse' with this model.", "stream_format", "unsupported_value");
        return OpenAiFields.CheckNumber(body, "speed", 0.25, 4)
            ?? OpenAiFields.CheckChoice(body, "response_format", "mp3", "opus", "aac", "flac", "wav", "pcm")
            ?? OpenAiFields.CheckChoice(body, "stream_format", "audio", "sse");
    }

    private static void Charge(Incoming call, OpenAiModel model, string input, int audioTokens)
    {
        var meaning = $"{WireJson.Write(call.Body["voice"])} {call.Body["speed"]} {call.Body["response_format"]} {call.Body["instructions"]}\n{input}";
        if (model.IsOldSpeech)
            call.Charge(model.Id, "characters", input.Length, input.Length * model.PriceIn / 1_000_000m, meaning);
        else
            call.Charge(model.Id, "tokens", Tokens.Count(input) + audioTokens, ((Tokens.Count(input) * model.PriceIn) + (audioTokens * model.PriceOut)) / 1_000_000m, meaning);
    }

    private static AudioFormat FormatOf(string name) => name switch
    {
        "opus" => new(AudioCodec.Opus, 48_000, 64),
        "aac" => new(AudioCodec.Aac, 24_000, 96),
        "flac" => new(AudioCodec.Flac, 24_000, 0),
        "wav" => new(AudioCodec.Wav, 24_000, 0),
        "pcm" => new(AudioCodec.Pcm, 24_000, 0),
        _ => new(AudioCodec.Mp3, 24_000, 160),
    };

    private static byte[] Events(byte[] sound, int inputTokens, int outputTokens)
    {
        var events = new StringBuilder();
        foreach (var part in sound.Chunk(8_192))
            events.Append("data: ").Append(WireJson.Write(new JsonObject { ["type"] = "speech.audio.delta", ["audio"] = Convert.ToBase64String(part) })).Append("\n\n");
        var usage = new JsonObject { ["input_tokens"] = inputTokens, ["output_tokens"] = outputTokens, ["total_tokens"] = inputTokens + outputTokens };
        events.Append("data: ").Append(WireJson.Write(new JsonObject { ["type"] = "speech.audio.done", ["usage"] = usage })).Append("\n\n");
        return Encoding.UTF8.GetBytes(events.ToString());
    }
}
