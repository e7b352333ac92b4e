using System.Globalization;
using System.Numerics.Tensors;
using PodcastMuse.Kernel;

namespace PodcastMuse.Media.Audio;

/// <summary>
/// Decides whether received speech is a result: it is decoded whole, and what is empty, cut off, silent or far from the
/// length its text needs is a fault. Undecodable audio throws a transient <see cref="FaultException"/>: another call may do better.
/// </summary>
public static class SpeechProbe
{
    private const double ShortestSeconds = 0.05;
    private const double QuietestDb = -55;

    /// <summary>dBFS. Speech peaks 10 dB and more above its effective level, so it is below this; noise of full scale, as which anything else that is taken for samples sounds, is at -4.8.</summary>
    private const double LoudestDb = -7;

    /// <summary>Shares of the expected length. Voices were measured within a quarter of theirs, line by line; half a take is below the second, and most are below the first.</summary>
    private const double Least = 0.45, LeastOfAbrupt = 0.65;

    /// <summary>Seconds expected, some 40 characters: from here a line is long enough for its pace to be judged so strictly.</summary>
    private const double LongEnough = 2.5;

    /// <summary>The last moment of a take, and how far below its speech it is when that has ended; fading vowels are 15 dB and more below.</summary>
    private const int LastSamples = Pcm.Rate / 100;
    private const double FadedDb = 12;

    public static async Task<SpeechFacts> MeasureAsync(string path, CancellationToken cancellationToken)
    {
        using var take = await Speech.LoadAsync(path, cancellationToken);
        var edges = SpeechEdges.Of(take.Samples.Span);
        var speech = take.Samples.Span.Slice(edges.Start, edges.Length);
        var peak = speech.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude<float>(speech));
        var rms = speech.IsEmpty ? 0 : Math.Sqrt(TensorPrimitives.SumOfSquares<float>(speech) / speech.Length);
        return new SpeechFacts(
            take.Samples.Length / (double)Pcm.Rate, speech.Length / (double)Pcm.Rate, Pcm.ToDecibels(peak), Pcm.ToDecibels(rms), take.IsComplete,
            take.IsBrokenOff || EndsAbruptly(take.Samples.Span, rms));
    }

    /// <param name="facts">What was measured.</param>
    /// <param name="expectedSeconds">Units of the text ÷ the voice's pace. A voice's pace varies from line to line, most in short ones.</param>
    public static Problem? Judge(SpeechFacts facts, double expectedSeconds)
    {
        if (facts.Seconds < ShortestSeconds)
            return Problems.UnsoundResult("The speech received is empty.");
        if (!facts.IsComplete)
            return Problems.UnsoundResult("The speech received is cut off: the file is shorter than its header says.");
        if (facts.SpeechSeconds < ShortestSeconds || facts.RmsDb < QuietestDb)
            return Problems.UnsoundResult("The speech received is silent.");
        if (facts.RmsDb > LoudestDb)
            return Problems.UnsoundResult("The speech received is noise.");
        if (facts.EndsAbruptly && expectedSeconds > LongEnough && facts.SpeechSeconds < LeastOfAbrupt * expectedSeconds)
            return Problems.UnsoundResult(Wrong("cut off in the middle of a sound, and too short", facts, expectedSeconds));
        if (facts.SpeechSeconds < LeastOf(expectedSeconds))
            return Problems.UnsoundResult(Wrong("too short", facts, expectedSeconds));
        return facts.SpeechSeconds > 2.5 * expectedSeconds + 2 ? Problems.UnsoundResult(Wrong("too long", facts, expectedSeconds)) : null;
    }

    /// <summary>None is asked of lines of a word or two, whose pace is anybody's guess.</summary>
    private static double LeastOf(double expected) => expected > LongEnough ? Least * expected : Math.Max(0, 2 * Least * (expected - (LongEnough / 2)));

    private static bool EndsAbruptly(ReadOnlySpan<float> samples, double rms)
    {
        var last = samples[^Math.Min(LastSamples, samples.Length)..];
        return !last.IsEmpty && Pcm.ToDecibels(Math.Sqrt(TensorPrimitives.SumOfSquares(last) / last.Length)) > Pcm.ToDecibels(rms) - FadedDb;
    }

    private static string Wrong(string how, SpeechFacts facts, double expected) => string.Create(
        CultureInfo.InvariantCulture, $"The speech received is {how} for its text: {facts.SpeechSeconds:0.0} s where about {expected:0.0} s were expected.");
}
