using PodcastMuse.Media.Audio;

namespace PodcastMuse.Media.Music;

/// <summary>Adds single notes to a sound: a slow pad of detuned partials, a plucked electric piano, a round bass. Times in seconds.</summary>
internal static class Instrument
{
    public static void Pad(StereoSound sound, int note, double at, double seconds, double level, double brightness)
    {
        const double Attack = 0.7, Release = 1.4, Detune = 0.0022;
        var partials = 3 + (int)(4 * brightness);
        var (from, to) = Range(sound, at, seconds + Release);
        for (var h = 1; h <= partials; h++)
        {
            var amplitude = level / Math.Pow(h, 2.1 - brightness);
            var step = Step(note) * h;
            for (var n = from; n < to; n++)
            {
                var t = n / (double)Pcm.Rate - at;
                var envelope = amplitude * Swell(t / Attack) * (t > seconds ? 1 - Swell((t - seconds) / Release) : 1);
                sound.Left[n] += (float)(envelope * Math.Sin(step * (1 - Detune) * t + h));
                sound.Right[n] += (float)(envelope * Math.Sin(step * (1 + Detune) * t + 0.7 * h));
            }
        }
    }

    /// <param name="sound">What to add to.</param>
    /// <param name="note">MIDI note number.</param>
    /// <param name="at">When it is struck.</param>
    /// <param name="level">Peak amplitude.</param>
    /// <param name="pan">0 left … 1 right.</param>
    public static void Pluck(StereoSound sound, int note, double at, double level, double pan)
    {
        var (from, to) = Range(sound, at, 2.5);
        var step = Step(note);
        var (left, right) = (Math.Cos(pan * Math.PI / 2), Math.Sin(pan * Math.PI / 2));
        for (var n = from; n < to; n++)
        {
            var t = n / (double)Pcm.Rate - at;
            var envelope = level * Math.Min(1, t / 0.004) * Math.Exp(-2.6 * t) * (1 - Swell((t - 2) / 0.5));
            // Two operators: the modulator dies sooner, so the strike is bright and the ring is round.
            var tone = Math.Sin(step * t + 1.4 * Math.Exp(-7 * t) * Math.Sin(step * t)) + 0.18 * Math.Exp(-12 * t) * Math.Sin(step * 4 * t);
            sound.Left[n] += (float)(envelope * tone * left);
            sound.Right[n] += (float)(envelope * tone * right);
        }
    }

    public static void Bass(StereoSound sound, int note, double at, double seconds, double level)
    {
        var (from, to) = Range(sound, at, seconds + 0.5);
        var step = Step(note);
        for (var n = from; n < to; n++)
        {
            var t = n / (double)Pcm.Rate - at;
            var envelope = level * Swell(t / 0.05) * Math.Exp(-0.5 * t) * (t > seconds ? 1 - Swell((t - seconds) / 0.5) : 1);
            var tone = (float)(envelope * (Math.Sin(step * t) + 0.35 * Math.Sin(2 * step * t) + 0.1 * Math.Sin(3 * step * t)));
            sound.Left[n] += tone;
            sound.Right[n] += tone;
        }
    }

    private static double Step(int note) => 2 * Math.PI * 440 * Math.Pow(2, (note - 69) / 12.0);

    /// <summary>0 to 1 without a corner at either end.</summary>
    private static double Swell(double x)
    {
        x = Math.Clamp(x, 0, 1);
        return x * x * (3 - 2 * x);
    }

    private static (int From, int To) Range(StereoSound sound, double at, double seconds) =>
        ((int)Math.Ceiling(Math.Max(0, at) * Pcm.Rate), (int)Math.Min(sound.Length, (at + seconds) * Pcm.Rate));
}
