using System.Globalization;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Providers.BuiltIn.Speech;

/// <summary>Formant scale, tone and 48 kHz in one pass, in floating point: soxr dithers whole numbers with chance. Nothing in the file depends on when or by which build it was written.</summary>
internal static class VoiceFinish
{
    public static async Task WriteAsync(double tract, string equaliser, string rawPath, string path, CancellationToken cancellationToken)
    {
        var facts = await MediaProbe.ProbeAsync(rawPath, cancellationToken);
        var scaled = ((int)Math.Round(facts.SampleRate * tract)).ToString(CultureInfo.InvariantCulture);
        await Ffmpeg.RunAsync(
            [
                "-i", rawPath, "-af", $"asetrate={scaled},aformat=sample_fmts=fltp,aresample=48000:resampler=soxr:precision=24:osf=fltp,{equaliser}", "-ac", "1", "-c:a", "pcm_s16le",
                "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact", path,
            ],
            cancellationToken);
    }
}
