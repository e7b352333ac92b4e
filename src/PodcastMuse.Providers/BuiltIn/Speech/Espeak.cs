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

    public static async Task SpeakAsync(
        VoiceRecipe recipe, string text, string language, string textPath, string wavePath, CancellationToken cancellationToken)
    {
        if (!text.Any(char.IsLetterOrDigit))
            throw FaultException.Permanent(Problems.InvalidInput($"The voice {recipe.Name} finds nothing to say in this line. Write some words into it, or delete it."));
        var plain = Plain(text);
        var spoken = language.StartsWith("th", StringComparison.OrdinalIgnoreCase) ? ThaiPhonemes.From(plain) : plain;
        await File.WriteAllTextAsync(textPath, spoken + "\n", new UTF8Encoding(false), cancellationToken);
        await Tool.RunAsync(
            "espeak-ng",
            [
                "-b", "1", "-v", $"{VoiceName(language)}+{recipe.Base}", "-p", Whole(recipe.Pitch), "-s", Whole(OwnPace * recipe.Pace), "-f", textPath, "-w", wavePath,
            ],
            cancellationToken);
    }

    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune.Value == 0xFFFD)
                plain.Append(' ');
            else
                plain.Append(rune.Value switch { '[' => "(", ']' => ")", _ => rune.ToString() });
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
