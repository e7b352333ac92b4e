using System.Globalization;
using System.Text;

namespace ProviderEmulator.Media;

/// <summary>
/// A line really spoken: English by flite, all else by espeak-ng, a woman's or a man's voice as the provider's voice is, then
/// stretched to the length the provider's voice would take (espeak-ng's Thai spells some words, which makes it far too long).
/// </summary>
internal sealed class SpokenSpeech(Workshop workshop)
{
    public const int Rate = 24_000;

    public async Task<short[]> SpeakAsync(string text, string voice, double seconds, CancellationToken cancellationToken)
    {
        var words = SpokenLength.WithoutTags(text).Trim();
        if (!words.Any(char.IsLetterOrDigit))
            return new short[(int)(seconds * Rate)];
        var raw = await workshop.KeepAsync(
            $"said {voice} {seconds:F3}\n{words}",
            "pcm",
            (path, stop) => SpeakAsync(words, voice, seconds, path, stop),
            cancellationToken);
        return Wave.Samples(raw);
    }

    private async Task SpeakAsync(string words, string voice, double seconds, string path, CancellationToken cancellationToken)
    {
        string script = path + ".txt", spoken = path + ".wav";
        try
        {
            await File.WriteAllTextAsync(script, words, new UTF8Encoding(false), cancellationToken);
            if (words.All(char.IsAscii))
                await workshop.RunAsync("flite", ["-voice", FliteVoiceOf(voice), "-f", script, "-o", spoken], null, cancellationToken);
            else
                await workshop.RunAsync("espeak-ng", ["-v", LanguageOf(words) + EspeakVariantOf(voice), "-f", script, "-w", spoken], null, cancellationToken);
            var natural = SecondsOf(await File.ReadAllBytesAsync(spoken, cancellationToken));
            await workshop.RunAsync(
                "ffmpeg",
                ["-v", "error", "-nostdin", "-i", spoken, "-af", Fit(natural / seconds) + ",apad,atrim=0:" + Number(seconds), "-ac", "1", "-ar", $"{Rate}", "-f", "s16le", "-y", path],
                null,
                cancellationToken);
        }
        finally
        {
            File.Delete(script);
            File.Delete(spoken);
        }
    }

    private static readonly string[] FliteMen = ["rms", "kal16"], EspeakWomen = ["+f3", "+f2", "+f4"], EspeakMen = ["+m3", "+m7", "+m1"];

    private static string FliteVoiceOf(string voice) => WomensVoices.Has(voice) ? "slt" : FliteMen[MarkOf(voice) % FliteMen.Length];

    private static string EspeakVariantOf(string voice) => (WomensVoices.Has(voice) ? EspeakWomen : EspeakMen)[MarkOf(voice) % EspeakMen.Length];

    private static int MarkOf(string voice) => Math.Abs(StableHash.Of(voice));

    private static string LanguageOf(string words) => words.Any(letter => letter is >= '\u0e00' and <= '\u0e7f') ? "th" : "en";

    /// <summary>One atempo takes 0.5 to 100, two of them any factor met here.</summary>
    private static string Fit(double factor)
    {
        var step = Math.Sqrt(Math.Clamp(factor, 0.26, 10));
        return $"atempo={Number(step)},atempo={Number(step)}";
    }

    private static string Number(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>Of a RIFF file with a plain header, whose sizes flite and espeak-ng write truly.</summary>
    private static double SecondsOf(byte[] riff) => Math.Max(0.05, (riff.Length - 44) / (double)Math.Max(1, BitConverter.ToInt32(riff, 28)));
}
