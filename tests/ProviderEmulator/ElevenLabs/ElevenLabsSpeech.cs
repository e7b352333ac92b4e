using System.Globalization;
using System.Text.Json.Nodes;
using ProviderEmulator.Faults;
using ProviderEmulator.Media;
using ProviderEmulator.Wire;

namespace ProviderEmulator.ElevenLabs;

/// <summary><c>/v1/text-to-speech/{voice}</c> and <c>/v1/text-to-dialogue</c> with their variants (reference C.2, C.3).</summary>
internal sealed class ElevenLabsSpeech(EmulatorOptions options, SpeechStudio studio, ElevenLabsDialect dialect)
{
    private const int DialogueLongest = 2000;
    private const int DialogueVoices = 10;

    /// <summary>Plan "Creator": 5 standard calls at once, 10 fast ones.</summary>
    private const int Standard = 5;

    private const int Turbo = 10;

    public Task<Reply> SpeakAsync(Incoming call, SpeechVariant variant, CancellationToken cancellationToken)
    {
        var voice = call.Route("voice");
        if (!ElevenLabsVoices.Exists(voice))
            return Task.FromResult(UnknownVoice(call, voice));
        if (ElevenLabsRules.CheckSpeech(call.Body) is { Count: > 0 } wrong)
            return Task.FromResult(ElevenLabsDialect.Validation(wrong));
        var body = call.Body;
        return WorkAsync(call, variant, body["model_id"].Text() ?? "eleven_multilingual_v2", [new(body["text"].Text()!, voice)], body.Child("voice_settings")?["speed"].Number() ?? 1, null, cancellationToken);
    }

    public Task<Reply> ConverseAsync(Incoming call, SpeechVariant variant, CancellationToken cancellationToken)
    {
        if (ElevenLabsRules.CheckDialogue(call.Body) is { Count: > 0 } wrong)
            return Task.FromResult(ElevenLabsDialect.Validation(wrong));
        SpokenTurn[] turns = [.. ((JsonArray)call.Body["inputs"]!).OfType<JsonObject>().Select(input => new SpokenTurn(input["text"].Text()!, input["voice_id"].Text()!))];
        if (turns.FirstOrDefault(turn => !ElevenLabsVoices.Exists(turn.Voice)) is { } unknown)
            return Task.FromResult(UnknownVoice(call, unknown.Voice));
        if (turns.Select(turn => turn.Voice).Distinct().Count() > DialogueVoices)
            return Task.FromResult(ElevenLabsDialect.Validation([("inputs", "value_error", "At most 10 different voices are supported.")]));
        return WorkAsync(call, variant, call.Body["model_id"].Text() ?? "eleven_v3", turns, 1, DialogueLongest, cancellationToken);
    }

    private async Task<Reply> WorkAsync(Incoming call, SpeechVariant variant, string modelId, SpokenTurn[] turns, double speed, int? longest, CancellationToken cancellationToken)
    {
        var account = call.Account;
        if (!ElevenLabsModel.All.TryGetValue(modelId, out var model))
            return dialect.Error(account, 400, "invalid_request", "unsupported_model", "model_not_found", $"A model with model ID {modelId} does not exist.", "model_id");
        var name = call.Request.Query["output_format"].FirstOrDefault() ?? "mp3_44100_128";
        if (AudioFormat.OfElevenLabs(name) is not { } format)
            return dialect.Error(account, 400, "validation_error", "invalid_output_format", "invalid_output_format", $"Output format {name} is not supported.", "output_format");
        if (format is { Codec: AudioCodec.Pcm or AudioCodec.Wav, Rate: >= 44_100 })
            return dialect.Error(account, 403, "authorization_error", "output_format_not_allowed", "output_format_not_allowed", $"Output format {name} needs the Pro plan or higher.", "output_format");
        if (!string.IsNullOrEmpty(call.Body["language_code"].Text()) && !model.TakesLanguage)
            return dialect.Error(account, 400, "validation_error", "unsupported_language", "unsupported_language", $"Model '{modelId}' does not support the language_code parameter.", "language_code");
        if (call.Body["language_code"].Text() is { Length: > 0 } language && !model.Languages.Contains(language))
            return dialect.Error(account, 400, "validation_error", "unsupported_language", "unsupported_language", $"Model '{modelId}' does not support language '{language}'.", "language_code");
        var characters = turns.Sum(turn => turn.Text.Length);
        if (characters > (longest ?? model.Longest))
            return dialect.Error(account, 400, "validation_error", "text_too_long", "max_character_limit_exceeded", $"The text is too long: {characters} characters, at most {longest ?? model.Longest} are allowed.", "text");
        if (characters == 0)
            return dialect.Error(account, 400, "validation_error", "empty_text", "empty_text", "The text is empty.", "text");
        var credits = model.CreditsOf(characters);
        if (account.Traits.NoQuota || !account.Afford(credits))
            return dialect.Quota(account, credits);
        if (call.Faults.Has(FaultKind.Refusal))
            return dialect.Refuse(new Refusal.ContentRefused(), account);
        if (!account.TakeRequest(account.Traits.Limited))
            return dialect.Refuse(new Refusal.RateLimited(account.SecondsToWait()), account);
        var places = account.Traits.Parallel ?? (model.IsTurbo ? Turbo : Standard);
        if (!await EnterAsync(call, places, cancellationToken))
            return dialect.Refuse(new Refusal.RateLimited(null, TooManyAtOnce: true), account);
        call.Release = account.Leave;
        var running = account.Running;
        var meaning = $"{name} {WireJson.Write(call.Body["voice_settings"])} {WireJson.Write(call.Body["settings"])} {call.Body["seed"]} {call.Body["language_code"]}\n{call.Body["previous_text"]}\n{call.Body["next_text"]}\n" + string.Join('\n', turns.Select(turn => $"{turn.Voice}: {turn.Text}"));
        call.Charge(model.Id, "characters", characters, characters * model.UsdPerThousand / 1000m, meaning, credits);
        await Task.Delay(options.Latency.Speech, options.Clock, cancellationToken);
        var sound = await studio.SpeakAsync(turns, speed, format, call.Faults, cancellationToken);
        return SpokenAnswer.Of(variant, sound, format, new(turns, speed, longest is not null), call.Faults)
            .With("request-id", call.RequestId[4..])
            .With("x-trace-id", call.RequestId[4..])
            .With("character-cost", Number(credits))
            .With("current-concurrent-requests", Number(running))
            .With("maximum-concurrent-requests", Number(places));
    }

    /// <summary>Calls above the limit wait a while for a place, as the provider lets them.</summary>
    private async Task<bool> EnterAsync(Incoming call, int places, CancellationToken cancellationToken)
    {
        var step = TimeSpan.FromMilliseconds(50);
        for (var waited = TimeSpan.Zero; !call.Account.TryEnter(places); waited += step)
        {
            if (waited >= options.QueueWait)
                return false;
            await Task.Delay(step, options.Clock, cancellationToken);
        }

        return true;
    }

    private Reply UnknownVoice(Incoming call, string voice) => dialect.Error(
        call.Account,
        options.LegacyErrors || call.Account.Traits.Legacy ? 400 : 404,
        "not_found",
        "voice_not_found",
        "voice_not_found",
        $"A voice with the voice_id {voice} was not found.",
        "voice_id");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
