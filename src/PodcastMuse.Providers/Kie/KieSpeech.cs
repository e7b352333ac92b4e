using System.Text;
using System.Text.Json.Nodes;
using PodcastMuse.Providers.Catalogue;

namespace PodcastMuse.Providers.Kie;

/// <summary>ElevenLabs' voices through KIE: turbo, multilingual, and dialogue v3, which alone of them speaks Thai and is billed by the character.</summary>
internal sealed class KieSpeech(KieTasks tasks, ProviderCatalogue catalogue, string? model) : ISpeechModel
{
    private const string Capability = "speech";
    private const string Dialogue = "elevenlabs/text-to-dialogue-v3";
    private const string Turbo = "elevenlabs/text-to-speech-turbo-2-5";

    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(3);

    public string Provider => KieDialect.ProviderName;

    public int MaxCharacters => catalogue.Choose(Capability, model, "en")?.MaxCharacters ?? 5_000;

    public int MaxConcurrency => 20;

    public bool CallsBack => true;

    public IReadOnlyList<Voice> VoicesFor(string language) => catalogue.Voices(model, language);

    public Uri? PreviewOf(Voice voice) => new($"https://static.aiquickdraw.com/elevenlabs/voice/{voice.Id}.mp3");

    public Task<ProviderAnswer<MadeFile>> SpeakAsync(SpeechRequest request, CallSlip slip, CancellationToken cancellationToken) =>
        tasks.RunAsync(() => Task.FromResult(OrderOf(request)), slip, cancellationToken);

    private KieOrder OrderOf(SpeechRequest request)
    {
        var use = new PlannedUse(1, request.Text.Length, Encoding.UTF8.GetByteCount(request.Text));
        var cost = catalogue.Find(Capability, request.Voice.Model) is { } entry ? ProviderCatalogue.CostOf(entry, use) : null;
        return new KieOrder(
            request.Voice.Model,
            request.Voice.Model == Dialogue ? Turn(request) : Line(request),
            Soonest,
            new Usage("characters", request.Text.Length, cost ?? 0));
    }

    private static JsonObject Turn(SpeechRequest request) => new()
    {
        ["dialogue"] = new JsonArray(new JsonObject { ["text"] = request.Text, ["voice"] = request.Voice.Id }),
        ["stability"] = 0.5,
        ["language_code"] = request.Voice.Language,
    };

    /// <summary>Fields that a model does not know are refused: only turbo takes a language.</summary>
    private static JsonObject Line(SpeechRequest request)
    {
        var input = new JsonObject { ["text"] = request.Text, ["voice"] = request.Voice.Id };
        if (request.PreviousText is { } before)
            input["previous_text"] = before;
        if (request.NextText is { } after)
            input["next_text"] = after;
        if (request.Voice.Model == Turbo)
            input["language_code"] = request.Voice.Language;
        return input;
    }
}
