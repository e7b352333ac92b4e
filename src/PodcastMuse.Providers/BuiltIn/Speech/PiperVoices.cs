using PodcastMuse.Language;

namespace PodcastMuse.Providers.BuiltIn.Speech;

/// <summary>Voices a user put into the voices folder: <c>name.onnx</c> beside <c>name.onnx.json</c>, as Piper publishes them.</summary>
internal sealed class PiperVoices(string? folder)
{
    public const string Engine = "piper";

    /// <summary>Piper voices at length scale 1 speak about this fast; the production corrects the rest by what it measures.</summary>
    private const double UnitsPerSecond = 5.0;

    private static readonly string[] KnownMen = ["ryan", "joe", "john", "bryce", "danny", "kusal", "norman", "alan", "sam", "thorsten", "male"];

    public IReadOnlyList<Voice> For(string language)
    {
        var primary = SpeechText.PrimaryTag(language);
        return [.. Installed().Where(v => SpeechText.PrimaryTag(v.Config.Espeak.Voice) == primary).Select(v => Describe(v.Path, v.Config, primary))];
    }

    /// <summary>The model and its settings, where the voice is still installed.</summary>
    public (string Path, PiperConfig Config)? Find(string id) =>
        Installed().Where(v => IdOf(v.Path) == id).Select(v => ((string, PiperConfig)?)v).FirstOrDefault();

    private IEnumerable<(string Path, PiperConfig Config)> Installed()
    {
        if (folder is null || !Directory.Exists(folder))
            yield break;
        foreach (var path in Directory.EnumerateFiles(folder, "*.onnx").Order(StringComparer.Ordinal))
        {
            if (PiperConfig.Read(path + ".json") is { } config)
                yield return (path, config);
        }
    }

    private static Voice Describe(string path, PiperConfig config, string language)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var size = new FileInfo(path).Length;
        return new Voice(BuiltInSpeech.ProviderName, Engine, IdOf(path), name, GenderOf(name, config), language, UnitsPerSecond / config.Scales.LengthScale,
            new Dictionary<string, string> { ["model"] = $"{name}:{size}" });
    }

    private static string IdOf(string path) => "piper:" + Path.GetFileNameWithoutExtension(path);

    private static VoiceGender GenderOf(string name, PiperConfig config)
    {
        var parts = (config.Gender ?? name).ToLowerInvariant().Split('-', '_', ' ');
        return !parts.Contains("female") && parts.Any(KnownMen.Contains) ? VoiceGender.Male : VoiceGender.Female;
    }
}
