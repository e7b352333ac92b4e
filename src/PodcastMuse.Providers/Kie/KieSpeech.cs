using System.Text;
using System.Text.Json.Nodes;
using PodcastMuse.Providers.Catalogue;

namespace PodcastMuse.Providers.Kie;

/// <summary>ElevenLabs' voices through KIE: turbo, multilingual, and dialogue v3, which alone of them speaks Thai and is billed by the character.</summary>
internal sealed class KieSpeech(KieTasks tasks, ProviderCatalogue catalogue, string? model) : IDialogueModel
{
    private const string Capability = "speech";
    private const string Dialogue = "elevenlabs/text-to-dialogue-v3";
    private const string Turbo = "elevenlabs/text-to-speech-turbo-2-5";

    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(3);

    public string Provider => KieDialect.ProviderName;

    public int LongestText(Voice voice) => catalogue.Find(Capability, voice.Model)?.MaxCharacters ?? 5_000;

    public int MaxConcurrency => 20;

    public bool CallsBack => true;

    public IReadOnlyList<Voice> VoicesFor(string language) => catalogue.Voices(model, language);

    public Uri? PreviewOf(Voice voice) => new($"https://static.aiquickdraw.com/elevenlabs/voice/{voice.Id}.mp3");

    public Task<ProviderAnswer<MadeFile>> SpeakAsync(SpeechRequest request, CallSlip slip, CancellationToken cancellationToken) =>
        tasks.RunAsync(() => Task.FromResult(OrderOf(request)), slip, cancellationToken);

    /// <summary>The dialogue model mixes as many voices as one likes; it does not tell when each turn begins.</summary>
    public DialogueLimits? DialogueOf(string model) =>
        model == Dialogue && catalogue.Find(Capability, model) is { } entry ? new DialogueLimits(entry.MaxCharacters, Voices: 10, TellsTurns: false) : null;

    public async Task<ProviderAnswer<MadeDialogue>> ConverseAsync(IReadOnlyList<SpeechRequest> turns, CallSlip slip, CancellationToken cancellationToken) =>
        await tasks.RunAsync(() => Task.FromResult(OrderOf(turns)), slip, cancellationToken) switch
        {
            ProviderAnswer<MadeFile>.Finished(var file, var usage) => new ProviderAnswer<MadeDialogue>.Finished(new MadeDialogue(file), usage),
            ProviderAnswer<MadeFile>.Waiting(var task, var after) => new ProviderAnswer<MadeDialogue>.Waiting(task, after),
            _ => throw new InvalidOperationException("Unknown answer."),
        };

    private KieOrder OrderOf(SpeechRequest request) => OrderOf([request]);

    private KieOrder OrderOf(IReadOnlyList<SpeechRequest> turns)
    {
        var (used, characters) = (turns[0].Voice.Model, turns.Sum(t => t.Text.Length));
        var use = new PlannedUse(1, characters, turns.Sum(t => Encoding.UTF8.GetByteCount(t.Text)));
        var cost = catalogue.Find(Capability, used) is { } entry ? catalogue.CostOf(entry, use) : null;
        return new KieOrder(used, used == Dialogue ? Conversation(turns) : Line(turns[0]), Soonest, new Usage("characters", characters, cost ?? 0));
    }

    private static JsonObject Conversation(IReadOnlyList<SpeechRequest> turns) => new()
    {
        ["dialogue"] = new JsonArray([.. turns.Select(t => (JsonNode)new JsonObject { ["text"] = t.Text, ["voice"] = t.Voice.Id })]),
        ["stability"] = 0.5,
        ["language_code"] = turns[0].Voice.Language,
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
