using PodcastMuse.Language;

namespace PodcastMuse.Providers.BuiltIn.Speech;

/// <summary>
/// The voices that need no key: two women and two men for every language, told apart by pitch, throat and pace. English is
/// flite's (recorded speakers), all else espeak-ng's (formant synthesis). Paces are calibrated over the texts of
/// <c>SpeechCalibrationTests</c>, in spoken units per second.
/// </summary>
internal static class BuiltInVoices
{
    private const string SltTone = "highpass=f=70,bass=g=-7:f=220,treble=g=4:f=2500";
    private const string RmsTone = "highpass=f=60,bass=g=-3:f=130,treble=g=-4:f=5600";
    private const string AwbTone = "highpass=f=70,bass=g=-2:f=130,treble=g=6:f=3800";
    private const string FormantTone = "highpass=f=70,treble=g=-4:f=6000";

    private static readonly (VoiceRecipe Recipe, double UnitsPerSecond)[] English =
    [
        (new("en-ada", "Ada", VoiceGender.Female, "flite", "slt", 172, 32, 1.0, 1.0, SltTone), 5.08),
        (new("en-max", "Max", VoiceGender.Male, "flite", "rms", 0, 0, 1.1, 1.0, RmsTone), 4.95),
        (new("en-clara", "Clara", VoiceGender.Female, "flite", "slt", 208, 36, 1.04, 1.08, SltTone), 5.29),
        (new("en-alan", "Alan", VoiceGender.Male, "flite", "awb", 126, 22, 1.0, 1.0, AwbTone), 5.02),
    ];

    private static readonly VoiceRecipe[] Formant =
    [
        new("mali", "Mali", VoiceGender.Female, "espeak-ng", "f2", 50, 0, 1.0, 1.0, FormantTone),
        new("anan", "Anan", VoiceGender.Male, "espeak-ng", "m3", 52, 0, 1.0, 1.0, FormantTone),
        new("dao", "Dao", VoiceGender.Female, "espeak-ng", "f3", 62, 0, 1.05, 1.0, FormantTone),
        new("chai", "Chai", VoiceGender.Male, "espeak-ng", "m2", 42, 0, 0.97, 1.0, FormantTone),
    ];

    /// <summary>Languages espeak-ng 1.51 reads from their ordinary writing (Japanese and Chinese characters it cannot).</summary>
    private static readonly HashSet<string> FormantLanguages =
    [
        "af", "am", "ar", "as", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "eo", "es", "et", "eu", "fa", "fi", "fr", "ga", "gd", "gu", "hi", "hr", "hu",
        "hy", "id", "is", "it", "ka", "kk", "kn", "ko", "ku", "ky", "la", "lb", "lt", "lv", "mk", "ml", "mr", "ms", "mt", "my", "nb", "ne", "nl", "no", "or", "pa", "pl", "pt", "ro",
        "ru", "sd", "si", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tr", "tt", "ug", "uk", "ur", "uz", "vi",
    ];

    public static IReadOnlyList<Voice> For(string language)
    {
        var primary = SpeechText.PrimaryTag(language);
        if (primary == "en")
            return [.. English.Select(e => e.Recipe.For("en", e.UnitsPerSecond))];
        return FormantLanguages.Contains(primary) ? [.. Formant.Select(r => (r with { Id = $"{primary}-{r.Id}" }).For(primary, FormantPace(primary, r)))] : [];
    }

    public static VoiceRecipe? Find(string id) =>
        Array.Find(English, e => e.Recipe.Id == id).Recipe
        ?? (id.IndexOf('-', StringComparison.Ordinal) is var dash and > 0 && FormantLanguages.Contains(id[..dash]) ? Array.Find(Formant, r => r.Id == id[(dash + 1)..]) : null);

    /// <summary>Measured for Thai; for other languages espeak-ng's common pace, which the production corrects by what it hears.</summary>
    private static double FormantPace(string language, VoiceRecipe recipe) => (language, recipe.Id) switch
    {
        ("th", "mali") => 4.82,
        ("th", "anan") => 4.85,
        ("th", "dao") => 5.16,
        ("th", "chai") => 4.76,
        _ => 5.0 * recipe.Pace,
    };
}
