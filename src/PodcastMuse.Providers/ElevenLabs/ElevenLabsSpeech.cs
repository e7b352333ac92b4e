using System.Text.Json;
using System.Text.Json.Nodes;
using PodcastMuse.Kernel;
using PodcastMuse.Providers.Calls;
using PodcastMuse.Providers.Catalogue;

namespace PodcastMuse.Providers.ElevenLabs;

/// <summary>ElevenLabs' voices, the account's own among them. Neighbouring lines go along, so that a line is spoken as part of a whole.</summary>
internal sealed class ElevenLabsSpeech(ProviderLine line, ProviderCatalogue catalogue, string? model) : IDialogueModel
{
    private const string Capability = "speech";
    private const string Multilingual = "eleven_multilingual_v2";
    private const string Newest = "eleven_v3";

    /// <summary>The voices listed of an account; nobody chooses from more.</summary>
    private const int MostVoices = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public string Provider => ElevenLabsDialect.ProviderName;

    public int LongestText(Voice voice) => catalogue.Find(Capability, voice.Model)?.MaxCharacters ?? 3_000;

    public int MaxConcurrency => 30;

    public IReadOnlyList<Voice> VoicesFor(string language) => catalogue.Voices(model, language);

    public async Task<IReadOnlyList<Voice>> ListVoicesAsync(string language, CancellationToken cancellationToken)
    {
        if (catalogue.Choose(Capability, model, language) is not { } chosen)
            return [];
        var found = await AskForVoicesAsync(cancellationToken);
        if (found.Count == 0)
            return VoicesFor(language);
        var known = catalogue.Voices(model, language).Select((v, i) => (v.Id, i)).ToDictionary(v => v.Id, v => v.i);
        return found
            .OrderBy(v => known.GetValueOrDefault(v.Get("voice_id").Text()!, int.MaxValue)).ThenBy(v => v.Get("voice_id").Text(), StringComparer.Ordinal)
            .Take(MostVoices)
            .Select(v => VoiceOf(v, chosen, language))
            .ToList();
    }

    /// <summary>None where the key may not list voices: it may still speak with those that everybody has.</summary>
    private async Task<List<JsonElement>> AskForVoicesAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await line.GetAsync("v1/voices", CallKind.Look, cancellationToken);
            return [.. answer.Get("voices").Items().Where(v => v.Get("voice_id").Text() is { Length: > 0 })];
        }
        catch (FaultException refused) when (!refused.IsTransient && refused.Problem.Type == Problems.ProviderRefused("").Type)
        {
            return [];
        }
    }

    public async Task<ProviderAnswer<MadeFile>> SpeakAsync(SpeechRequest request, CallSlip slip, CancellationToken cancellationToken)
    {
        var received = await line.PostForFileAsync(
            $"v1/text-to-speech/{Uri.EscapeDataString(request.Voice.Id)}?output_format=mp3_44100_128", BodyOf(request), CallKind.Speech, cancellationToken);
        var file = await MediaKind.WriteAsync(line.Dialect.Name, received.Bytes, slip.OutputPath, received.ContentType, cancellationToken);
        return new ProviderAnswer<MadeFile>.Finished(file, UsageOf(request.Text.Length, request.Voice.Model));
    }

    /// <summary>Longer ones may end early (docs); the model of single lines takes more.</summary>
    public DialogueLimits? DialogueOf(string model) => model == Newest ? new DialogueLimits(Characters: 2_000, Voices: 10, TellsTurns: true) : null;

    public async Task<ProviderAnswer<MadeDialogue>> ConverseAsync(IReadOnlyList<SpeechRequest> turns, CallSlip slip, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["inputs"] = new JsonArray([.. turns.Select(t => (JsonNode)new JsonObject { ["text"] = t.Text, ["voice_id"] = t.Voice.Id })]),
            ["model_id"] = Newest,
            ["language_code"] = turns[0].Voice.Language,
        };
        var answer = await line.PostAsync("v1/text-to-dialogue/with-timestamps?output_format=mp3_44100_128", body, CallKind.Speech, cancellationToken);
        var sound = answer.Get("audio_base64").Text() ?? "";
        var bytes = new byte[sound.Length];
        if (!Convert.TryFromBase64String(sound, bytes, out var length))
            throw FaultException.Transient(Problems.UnsoundResult("ElevenLabs' sound cannot be read."), Pause);
        var file = await MediaKind.WriteAsync(line.Dialect.Name, bytes[..length], slip.OutputPath, "audio/mpeg", cancellationToken);
        return new ProviderAnswer<MadeDialogue>.Finished(new MadeDialogue(file, TurnsIn(answer.Get("voice_segments"), turns.Count)), UsageOf(turns.Sum(t => t.Text.Length), Newest));
    }

    /// <summary>When each turn begins and ends, which may be told in several segments; null where one is missing.</summary>
    private static List<(double Start, double End)>? TurnsIn(JsonElement segments, int count)
    {
        var told = segments.Items()
            .Select(s => (Turn: s.Get("dialogue_input_index").Number(), Start: s.Get("start_time_seconds").Number(), End: s.Get("end_time_seconds").Number()))
            .Where(s => s is { Turn: not null, Start: not null, End: not null })
            .GroupBy(s => (int)s.Turn!.Value)
            .ToDictionary(g => g.Key, g => ((double)g.Min(s => s.Start!.Value), (double)g.Max(s => s.End!.Value)));
        return Enumerable.Range(0, count).All(told.ContainsKey) ? [.. Enumerable.Range(0, count).Select(i => told[i])] : null;
    }

    private Usage UsageOf(int characters, string used) => new(
        "characters", characters, catalogue.Find(Capability, used) is { } entry ? catalogue.CostOf(entry, new PlannedUse(1, characters)) ?? 0 : 0);

    /// <summary>The multilingual model takes no language, the newest no neighbours.</summary>
    private static JsonObject BodyOf(SpeechRequest request)
    {
        var body = new JsonObject { ["text"] = request.Text, ["model_id"] = request.Voice.Model };
        if (request.Voice.Model != Multilingual)
            body["language_code"] = request.Voice.Language;
        if (request.Voice.Model != Newest && request.PreviousText is { } before)
            body["previous_text"] = before;
        if (request.Voice.Model != Newest && request.NextText is { } after)
            body["next_text"] = after;
        return body;
    }

    private Voice VoiceOf(JsonElement voice, ModelEntry chosen, string language)
    {
        var gender = voice.Get("labels").Get("gender").Text() == "male" ? VoiceGender.Male : VoiceGender.Female;
        return catalogue.VoiceOf(voice.Get("voice_id").Text()!, voice.Get("name").Text() ?? "Voice", gender, chosen, language);
    }
}
