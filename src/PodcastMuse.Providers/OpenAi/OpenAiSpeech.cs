using System.Text;
using System.Text.Json.Nodes;
using PodcastMuse.Language;
using PodcastMuse.Providers.Calls;
using PodcastMuse.Providers.Catalogue;

namespace PodcastMuse.Providers.OpenAi;

/// <summary>OpenAI's voices. Their language follows the text. Raw samples are asked for: its WAV headers tell no length when they are streamed.</summary>
internal sealed class OpenAiSpeech(ProviderLine line, ProviderCatalogue catalogue, string? model) : ISpeechModel
{
    private const string Capability = "speech";

    /// <summary>Samples a second of OpenAI's raw sound, 16-bit mono.</summary>
    private const int Rate = 24_000;

    public string Provider => OpenAiDialect.ProviderName;

    public int LongestText(Voice voice) => catalogue.Find(Capability, voice.Model)?.MaxCharacters ?? 3_500;

    public int MaxConcurrency => 32;

    public IReadOnlyList<Voice> VoicesFor(string language) => catalogue.Voices(model, language);

    public async Task<ProviderAnswer<MadeFile>> SpeakAsync(SpeechRequest request, CallSlip slip, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["model"] = request.Voice.Model,
            ["input"] = request.Text,
            ["voice"] = request.Voice.Id,
            ["response_format"] = "pcm",
        };
        if (request.Note is { } note)
            body["instructions"] = note;
        var received = await line.PostForFileAsync("audio/speech", body, CallKind.Speech, cancellationToken);
        // Servers that only resemble OpenAI's may send what they can.
        var isRaw = received.ContentType is null or "audio/pcm" or "audio/l16" or "application/octet-stream";
        var file = isRaw
            ? await MediaKind.WritePcmAsync(line.Dialect.Name, received.Bytes, Rate, slip.OutputPath, cancellationToken)
            : await MediaKind.WriteAsync(line.Dialect.Name, received.Bytes, slip.OutputPath, received.ContentType, cancellationToken);
        return new ProviderAnswer<MadeFile>.Finished(file, UsageOf(request, isRaw ? received.Bytes.Length / 2.0 / Rate : null));
    }

    private Usage UsageOf(SpeechRequest request, double? seconds)
    {
        var use = new PlannedUse(
            1, request.Text.Length, Encoding.UTF8.GetByteCount(request.Text), 0, seconds ?? SpokenUnits.Count(request.Text, request.Language) / request.Voice.UnitsPerSecond);
        var cost = catalogue.Find(Capability, request.Voice.Model) is { } entry ? catalogue.CostOf(entry, use) : null;
        return new Usage("characters", request.Text.Length, cost ?? 0);
    }
}
