using System.Globalization;
using System.Runtime.InteropServices;
using CliWrap;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Media.Video;

/// <summary>How loud the real audio is, moment by moment: 0 (silence) to 1 (the stretch's loudest), 100 values a second.</summary>
internal sealed class VoiceLevels
{
    private const int SampleRate = 8000;
    private const int PerSecond = 100;
    private readonly float[] levels;

    private VoiceLevels(float[] levels) => this.levels = levels;

    public static async Task<VoiceLevels> MeasureAsync(string audio, TimeSpan start, TimeSpan length, CancellationToken cancellationToken)
    {
        using var pcm = new MemoryStream();
        await Tool.RunAsync(
            "ffmpeg",
            [
                "-hide_banner", "-nostdin", "-loglevel", "error", "-ss", Seconds(start), "-t", Seconds(length), "-i", audio,
                "-vn", "-ac", "1", "-ar", SampleRate.ToString(CultureInfo.InvariantCulture), "-f", "f32le", "pipe:1",
            ],
            PipeTarget.ToStream(pcm),
            cancellationToken);
        return new VoiceLevels(Envelope(MemoryMarshal.Cast<byte, float>(pcm.GetBuffer().AsSpan(0, (int)pcm.Length))));
    }

    /// <summary>The level at a time in seconds from the stretch's start; silence outside it.</summary>
    public float At(double seconds)
    {
        var place = seconds * PerSecond;
        var i = (int)Math.Floor(place);
        if (i < 0 || i + 1 >= levels.Length)
            return 0;
        var part = (float)(place - i);
        return levels[i] * (1 - part) + levels[i + 1] * part;
    }

    internal static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);

    private static float[] Envelope(ReadOnlySpan<float> samples)
    {
        const int window = SampleRate / PerSecond;
        var levels = new float[samples.Length / window];
        for (var i = 0; i < levels.Length; i++)
        {
            var sum = 0f;
            foreach (var sample in samples.Slice(i * window, window))
                sum += sample * sample;
            levels[i] = MathF.Sqrt(sum / window);
        }
        var loudest = Math.Max(levels.Length == 0 ? 0 : levels.Max(), 1e-4f);
        // Rises at once, falls within a tenth of a second, so that bars do not flicker.
        for (var i = 0; i < levels.Length; i++)
            levels[i] = Math.Max(MathF.Pow(levels[i] / loudest, 0.65f), i == 0 ? 0 : levels[i - 1] - 0.08f);
        return levels;
    }
}
