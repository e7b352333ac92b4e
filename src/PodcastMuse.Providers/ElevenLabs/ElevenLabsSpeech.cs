using System.Text.Json;
using System.Text.Json.Nodes;
using PodcastMuse.Kernel;
using PodcastMuse.Providers.Calls;
using PodcastMuse.Providers.Catalogue;

namespace PodcastMuse.Providers.ElevenLabs;

/// <summary>ElevenLabs' voices, the account's own among them. Neighbouring lines go along, so that a line is spoken as part of a whole.</summary>
internal sealed class ElevenLabsSpeech(ProviderLine line, ProviderCatalogue catalogue, string? model) : ISpeechModel
{
    private const string Capability = "speech";
    private const string Multilingual = "eleven_multilingual_v2";
    private const string Newest = "eleven_v3";

    /// <summary>The voices listed of an account; nobody chooses from more.</summary>
    private const int MostVoices = 200;

    public string Provider => ElevenLabsDialect.ProviderName;

    public int MaxCharacters => catalogue.Choose(Capability, model, "en")?.MaxCharacters ?? 3_000;

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
        var cost = catalogue.Find(Capability, request.Voice.Model) is { } entry ? ProviderCatalogue.CostOf(entry, new PlannedUse(1, request.Text.Length)) : null;
        return new ProviderAnswer<MadeFile>.Finished(file, new Usage("characters", request.Text.Length, cost ?? 0));
    }

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
