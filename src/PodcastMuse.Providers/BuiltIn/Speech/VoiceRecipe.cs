using System.Globalization;

namespace PodcastMuse.Providers.BuiltIn.Speech;

/// <summary>
/// How a built-in voice is made. A speaker's sex and size are heard in pitch and in the length of the throat: <paramref name="Tract"/>
/// scales the formants (1 = as recorded, below 1 a longer throat) by playing the synthesis at another rate, with the pace
/// corrected in the synthesis itself, so that nothing is stretched afterwards.
/// </summary>
/// <param name="Id">Stable id of the voice.</param>
/// <param name="Name">The name users see.</param>
/// <param name="Gender">How the voice is heard.</param>
/// <param name="Engine">"flite" or "espeak-ng".</param>
/// <param name="Base">The engine's own voice or variant.</param>
/// <param name="Pitch">flite: mean pitch in Hz after formant scaling; espeak-ng: its 0–99 scale. 0 leaves it.</param>
/// <param name="Liveliness">flite: spread of the pitch in Hz; espeak-ng: unused. 0 leaves it.</param>
/// <param name="Pace">1 = the engine's own pace; above is faster.</param>
/// <param name="Tract">Formant scale.</param>
/// <param name="Equaliser">ffmpeg filters that bring the long-term spectrum to that of speech.</param>
internal sealed record VoiceRecipe(
    string Id, string Name, VoiceGender Gender, string Engine, string Base, double Pitch, double Liveliness, double Pace, double Tract, string Equaliser)
{
    /// <summary>Part of every content address: raise it when the sound of an unchanged recipe changes.</summary>
    private const string Revision = "1";

    public Voice For(string language, double unitsPerSecond) =>
        new(BuiltInSpeech.ProviderName, Engine, Id, Name, Gender, language, unitsPerSecond, new Dictionary<string, string>
        {
            ["base"] = Base,
            ["pitch"] = Text(Pitch),
            ["liveliness"] = Text(Liveliness),
            ["pace"] = Text(Pace),
            ["tract"] = Text(Tract),
            ["equaliser"] = Equaliser,
            ["revision"] = Revision,
        });

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
