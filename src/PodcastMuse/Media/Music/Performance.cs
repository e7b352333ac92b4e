using System.Numerics.Tensors;
using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Loudness;

namespace PodcastMuse.Media.Music;

/// <summary>Plays a bed for as long as wanted, always the same, at a fixed loudness below speech.</summary>
internal static class Performance
{
    /// <summary>LUFS of music heard alone: 4 LU under speech.</summary>
    private const double Lufs = -20;

    private const double FadeIn = 0.05;

    /// <param name="bed">The theme.</param>
    /// <param name="seconds">Length, fade included.</param>
    /// <param name="fadeOut">Seconds of fade at the end.</param>
    /// <param name="firstChord">Where in the theme to begin; a closing begins before the last so that it comes home.</param>
    /// <param name="comesHome">Whether the last chord is the first of the theme, left to ring.</param>
    public static StereoSound Play(Bed bed, double seconds, double fadeOut, int firstChord, bool comesHome)
    {
        var length = (int)(seconds * Pcm.Rate);
        var sound = new StereoSound(new float[length], new float[length]);
        var count = Math.Max(1, (int)Math.Ceiling((seconds - 0.5) / bed.ChordSeconds));
        for (var i = 0; i < count; i++)
        {
            var rings = comesHome && i >= 1;
            var chord = rings ? bed.Chords[0] : bed.Chords[(firstChord + i) % bed.Chords.Length];
            PlayChord(sound, bed, chord, i * bed.ChordSeconds, rings ? seconds : bed.ChordSeconds, rings);
            if (rings)
                break;
        }
        Room.Apply(sound, 0.3f);
        Fade(sound, fadeOut);
        Level(sound);
        return sound;
    }

    private static void PlayChord(StereoSound sound, Bed bed, int[] chord, double at, double seconds, bool rings)
    {
        foreach (var note in chord.AsSpan(1))
            Instrument.Pad(sound, note, at, seconds, 0.05, bed.Brightness);
        Instrument.Bass(sound, chord[0], at, seconds, 0.16);
        var step = bed.ChordSeconds / bed.Steps;
        for (var i = 0; i < (rings ? 3 : bed.Steps); i++)
        {
            // Up through the chord and down again, the first of each half a little stronger.
            var turn = 2 * (chord.Length - 2);
            var place = i % turn < chord.Length - 1 ? i % turn : turn - i % turn;
            Instrument.Pluck(sound, chord[1 + place] + 12, at + i * step, i % 4 == 0 ? 0.13 : 0.09, 0.5 + 0.3 * Math.Sin(1.3 * i));
        }
    }

    private static void Fade(StereoSound sound, double fadeOut)
    {
        var (rise, fall) = ((int)(FadeIn * Pcm.Rate), (int)(fadeOut * Pcm.Rate));
        for (var n = 0; n < sound.Length; n++)
        {
            var gain = Math.Min(1, n / (float)rise);
            var left = Math.Min(1, (sound.Length - 1 - n) / (float)fall);
            gain *= left * left * (3 - 2 * left);
            sound.Left[n] *= gain;
            sound.Right[n] *= gain;
        }
    }

    private static void Level(StereoSound sound)
    {
        var meter = new LoudnessMeter();
        var stereo = new float[2 * sound.Length];
        for (var n = 0; n < sound.Length; n++)
            (stereo[2 * n], stereo[2 * n + 1]) = (sound.Left[n], sound.Right[n]);
        meter.Add(stereo);
        var gain = (float)Pcm.FromDecibels(Lufs - meter.Integrated);
        TensorPrimitives.Multiply(sound.Left, gain, sound.Left);
        TensorPrimitives.Multiply(sound.Right, gain, sound.Right);
    }
}
