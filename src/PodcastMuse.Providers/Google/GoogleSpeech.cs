using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodcastMuse.Kernel;
using PodcastMuse.Providers.Calls;
using PodcastMuse.Providers.Catalogue;

namespace PodcastMuse.Providers.Google;

/// <summary>Gemini's voices, one at a time or two in conversation. Older models send raw samples, newer ones a WAV file; now and then one answers without sound and is asked again.</summary>
internal sealed class GoogleSpeech(ProviderLine line, ProviderCatalogue catalogue, string? model) : IDialogueModel
{
    private const string Capability = "speech";
    private const int UsualRate = 24_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly HashSet<string> Blocking = ["SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII", "RECITATION"];

    public string Provider => GoogleDialect.ProviderName;

    public int LongestText(Voice voice) => catalogue.Find(Capability, voice.Model)?.MaxCharacters ?? 8_000;

    public int MaxConcurrency => 16;

    public IReadOnlyList<Voice> VoicesFor(string language) => catalogue.Voices(model, language);

    public async Task<ProviderAnswer<MadeFile>> SpeakAsync(SpeechRequest request, CallSlip slip, CancellationToken cancellationToken)
    {
        var (file, usage) = await AskAsync(GoogleSpeechRequest.Line(request), [request], slip, cancellationToken);
        return new ProviderAnswer<MadeFile>.Finished(file, usage);
    }

    public DialogueLimits? DialogueOf(string model) =>
        catalogue.Find(Capability, model) is { } entry ? new DialogueLimits(entry.MaxCharacters, GoogleSpeechRequest.Speakers, TellsTurns: false) : null;

    public async Task<ProviderAnswer<MadeDialogue>> ConverseAsync(IReadOnlyList<SpeechRequest> turns, CallSlip slip, CancellationToken cancellationToken)
    {
        var (file, usage) = await AskAsync(GoogleSpeechRequest.Conversation(turns), turns, slip, cancellationToken);
        return new ProviderAnswer<MadeDialogue>.Finished(new MadeDialogue(file), usage);
    }

    private async Task<(MadeFile File, Usage Usage)> AskAsync(JsonObject body, IReadOnlyList<SpeechRequest> turns, CallSlip slip, CancellationToken cancellationToken)
    {
        var answer = await line.PostAsync($"models/{Uri.EscapeDataString(turns[0].Voice.Model)}:generateContent", body, CallKind.Speech, cancellationToken);
        var sound = SoundIn(answer);
        var file = await WriteAsync(sound.Get("data").Text()!, sound.Get("mimeType").Text() ?? "", slip.OutputPath, cancellationToken);
        return (file, UsageOf(turns, answer.Get("usageMetadata")));
    }

    private static JsonElement SoundIn(JsonElement answer)
    {
        if (answer.Get("promptFeedback").Get("blockReason").Text() is { } reason)
            throw Refused(reason);
        var candidate = answer.Get("candidates").Items().FirstOrDefault();
        var sound = candidate.Get("content").Get("parts").Items().Select(p => p.Get("inlineData")).FirstOrDefault(d => d.Get("data").Text() is { Length: > 0 });
        if (sound.ValueKind == JsonValueKind.Object)
            return sound;
        var finish = candidate.Get("finishReason").Text() ?? "";
        throw Blocking.Contains(finish) ? Refused(finish) : FaultException.Transient(Problems.UnsoundResult("Google answered without sound."), Pause);
    }

    private static FaultException Refused(string reason) =>
        FaultException.Permanent(Problems.ContentRefused(Phrase.Of("content_refused", $"Google refuses this content by its rules ({reason}). Change the text, then resume.", ("provider", "Google"), ("says", reason))));

    private async Task<MadeFile> WriteAsync(string base64, string type, string outputPath, CancellationToken cancellationToken)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
            throw FaultException.Transient(Problems.UnsoundResult("Google's sound cannot be read."), Pause);
        var isRaw = (type.StartsWith("audio/L16", StringComparison.OrdinalIgnoreCase) || type.StartsWith("audio/pcm", StringComparison.OrdinalIgnoreCase)) && !bytes.AsSpan(0, length).StartsWith("RIFF"u8);
        return isRaw
            ? await MediaKind.WritePcmAsync(line.Dialect.Name, bytes[..length], RateIn(type), outputPath, cancellationToken)
            : await MediaKind.WriteAsync(line.Dialect.Name, bytes[..length], outputPath, type, cancellationToken);
    }

    /// <summary>As in "audio/L16;codec=pcm;rate=24000".</summary>
    private static int RateIn(string type) =>
        type.Split(';').Select(p => p.Trim().Split('=')).Where(p => p is ["rate", _]).Select(p => int.TryParse(p[1], CultureInfo.InvariantCulture, out var rate) ? rate : 0)
            .FirstOrDefault(rate => rate is >= 8_000 and <= 96_000, UsualRate);

    private Usage UsageOf(IReadOnlyList<SpeechRequest> turns, JsonElement told)
    {
        var characters = turns.Sum(t => t.Text.Length);
        var use = new PlannedUse(
            1,
            characters,
            told.Get("promptTokenCount").Number() is { } tokensIn ? (int)tokensIn * 4 : turns.Sum(t => Encoding.UTF8.GetByteCount(t.Text)),
            (int)(told.Get("candidatesTokenCount").Number() ?? 0) * 4);
        var cost = catalogue.Find(Capability, turns[0].Voice.Model) is { } entry ? catalogue.CostOf(entry, use) : null;
        return new Usage("characters", characters, cost ?? 0);
    }
}
