using System.Globalization;
using System.Text;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Providers.BuiltIn.Speech;

/// <summary>Runs espeak-ng. The text goes in by a file; "[[", which starts phonemes there, is taken out of what users write.</summary>
internal static class Espeak
{
    /// <summary>espeak-ng's own pace, in its words per minute.</summary>
    private const double OwnPace = 160;

    /// <summary>Tones need twice the usual pitch range to be told apart (measured: six semitones instead of three); that also lifts the mean.</summary>
    private const double RaisedByRange = 20;

    public static async Task SpeakAsync(
        VoiceRecipe recipe, string text, string language, string textPath, string wavePath, CancellationToken cancellationToken)
    {
        if (!text.Any(char.IsLetterOrDigit))
            throw FaultException.Permanent(Problems.InvalidInput(Phrase.Of("line_unspeakable", $"The voice {recipe.Name} finds nothing to say in this line. Write some words into it, or delete it.")));
        // Phonemes right before a tag would make espeak-ng read the tag out, hence the line end.
        var thai = language.StartsWith("th", StringComparison.OrdinalIgnoreCase);
        var spoken = thai ? $"<speak><prosody range=\"200%\">{ThaiPhonemes.From(Plain(text))}\n</prosody></speak>" : Plain(text);
        await File.WriteAllTextAsync(textPath, spoken + "\n", new UTF8Encoding(false), cancellationToken);
        await Tool.RunAsync(
            "espeak-ng",
            [
                .. thai ? ["-m"] : Array.Empty<string>(),
                "-b", "1", "-v", $"{VoiceName(language)}+{recipe.Base}", "-p", Whole(recipe.Pitch - (thai ? RaisedByRange : 0)), "-s", Whole(OwnPace * recipe.Pace), "-f", textPath, "-w", wavePath,
            ],
            cancellationToken);
    }

    /// <summary>Without what espeak-ng would take for markup or phonemes instead of words.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune.Value == 0xFFFD)
                plain.Append(' ');
            else
                plain.Append(rune.Value switch { '[' => "(", ']' => ")", '<' or '>' or '&' => " ", _ => rune.ToString() });
        }

        return plain.ToString();
    }

    private static string VoiceName(string language)
    {
        var tag = language.Replace('_', '-').ToLowerInvariant();
        return tag switch
        {
            "pt-br" or "en-us" or "en-gb" or "es-419" or "fr-be" or "fr-ch" => tag,
            "es-mx" or "es-ar" or "es-co" => "es-419",
            _ when tag.StartsWith("no", StringComparison.Ordinal) => "nb",
            _ => tag.Split('-')[0],
        };
    }

    private static string Whole(double value) => Math.Round(value).ToString(CultureInfo.InvariantCulture);
}
