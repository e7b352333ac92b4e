using System.Buffers.Binary;

namespace PodcastMuse.Tests.Providers.BuiltIn.Speech;

/// <summary>The median pitch of a 48 kHz 16-bit mono WAV, by autocorrelation of 40 ms frames at 8 kHz, 70–400 Hz.</summary>
internal static class PitchMeter
{
    private const int Rate = 8_000;
    private const int Frame = 320;

    public static double MedianHertz(string path)
    {
        var samples = Samples(File.ReadAllBytes(path));
        var loudest = samples.Max(Math.Abs);
        var pitches = new List<double>();
        for (var at = 0; at + (2 * Frame) < samples.Length; at += Frame / 2)
        {
            var frame = samples.AsSpan(at, 2 * Frame);
            if (Correlation(frame, 0) > loudest * loudest * Frame * 0.005 && Period(frame) is { } period)
                pitches.Add((double)Rate / period);
        }

        return pitches.Order().ElementAt(pitches.Count / 2);
    }

    private static int? Period(ReadOnlySpan<double> frame)
    {
        var lags = new double[(Rate / 70) + 2];
        for (var lag = Rate / 400; lag < lags.Length; lag++)
            lags[lag] = Correlation(frame, lag) / Math.Sqrt((Correlation(frame, 0) * Correlation(frame[lag..], 0)) + 1);
        var best = lags.Max();
        for (var lag = Rate / 400; lag < lags.Length - 1 && best > 0.5; lag++)
        {
            // The first strong peak: its multiples are as high.
            if (lags[lag] > 0.85 * best && lags[lag] >= lags[lag + 1] && lags[lag] >= lags[lag - 1])
                return lag;
        }

        return null;
    }

    private static double Correlation(ReadOnlySpan<double> frame, int lag)
    {
        var sum = 0.0;
        for (var i = 0; i < Frame && i + lag < frame.Length; i++)
            sum += frame[i] * frame[i + lag];
        return sum;
    }

    private static double[] Samples(byte[] wave)
    {
        var decimated = new double[(wave.Length - 44) / 2 / 6];
        for (var i = 0; i < decimated.Length; i++)
        {
            for (var k = 0; k < 6; k++)
                decimated[i] += BinaryPrimitives.ReadInt16LittleEndian(wave.AsSpan(44 + (((i * 6) + k) * 2))) / 6.0;
        }

        return decimated;
    }
}
