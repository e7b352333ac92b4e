using System.Text.Json;
using System.Text.Json.Serialization;

namespace PodcastMuse.Providers.BuiltIn.Speech;

/// <summary>The part of a Piper voice's <c>.onnx.json</c> that speaking needs. "gender" is ours: Piper does not say.</summary>
internal sealed record PiperConfig(
    [property: JsonPropertyName("audio")] PiperConfig.AudioPart Audio,
    [property: JsonPropertyName("espeak")] PiperConfig.EspeakPart Espeak,
    [property: JsonPropertyName("inference")] PiperConfig.InferencePart? Inference,
    [property: JsonPropertyName("phoneme_id_map")] IReadOnlyDictionary<string, long[]> PhonemeIds,
    [property: JsonPropertyName("num_speakers")] int Speakers,
    [property: JsonPropertyName("gender")] string? Gender)
{
    public sealed record AudioPart([property: JsonPropertyName("sample_rate")] int SampleRate);

    public sealed record EspeakPart([property: JsonPropertyName("voice")] string Voice);

    public sealed record InferencePart(
        [property: JsonPropertyName("noise_scale")] float NoiseScale,
        [property: JsonPropertyName("length_scale")] float LengthScale,
        [property: JsonPropertyName("noise_w")] float NoiseW);

    /// <summary>Piper's own defaults.</summary>
    public InferencePart Scales => Inference ?? new(0.667f, 1.0f, 0.8f);

    /// <summary>Null where the file is not a Piper voice's: such files are not offered, and never stop the others.</summary>
    public static PiperConfig? Read(string path)
    {
        try
        {
            var config = JsonSerializer.Deserialize<PiperConfig>(File.ReadAllBytes(path));
            return config is { Audio.SampleRate: > 0, Espeak.Voice.Length: > 0, PhonemeIds.Count: > 0 } ? config : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
