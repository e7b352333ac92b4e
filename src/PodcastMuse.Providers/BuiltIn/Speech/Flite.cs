using System.Globalization;
using System.Text;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Providers.BuiltIn.Speech;

/// <summary>
/// Runs flite. The text goes in by a file of our own naming, never as an argument: flite takes an argument with a space in it
/// for text and one without for a file, and one with a dash for an option.
/// </summary>
internal static class Flite
{
    public static async Task SpeakAsync(VoiceRecipe recipe, string text, string textPath, string wavePath, CancellationToken cancellationToken)
    {
        var ascii = AsciiSpeech.From(text);
        if (!ascii.Any(char.IsAsciiLetterOrDigit))
            throw FaultException.Permanent(Problems.InvalidInput(Phrase.Of("voice_wrong_language", $"The voice {recipe.Name} speaks English; it cannot say \"{Start(text)}\". Choose a voice of the text's language.", ("voice", recipe.Name), ("text", Start(text)))));
        await File.WriteAllTextAsync(textPath, ascii + "\n", Encoding.ASCII, cancellationToken);
        List<string> arguments = ["-voice", recipe.Base, "--setf", "duration_stretch=" + Number(recipe.Tract / recipe.Pace)];
        if (recipe.Pitch > 0)
            arguments.AddRange(["--setf", "int_f0_target_mean=" + Number(recipe.Pitch / recipe.Tract), "--setf", "int_f0_target_stddev=" + Number(recipe.Liveliness / recipe.Tract)]);
        await Tool.RunAsync("flite", [.. arguments, "-f", textPath, "-o", wavePath], cancellationToken);
    }

    private static string Start(string text) => text.Length <= 30 ? text : text[..30] + "…";

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
