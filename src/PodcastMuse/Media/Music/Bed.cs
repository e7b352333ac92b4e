namespace PodcastMuse.Media.Music;

/// <summary>
/// A short theme as notes, not as a recording: nobody holds rights in it, and it weighs nothing. Chords are MIDI note
/// numbers, lowest first, two bars' half each; <paramref name="Steps"/> says how many plucked notes fall on a chord (0 for none).
/// </summary>
internal sealed record Bed(string Name, double BeatsPerMinute, int BeatsPerChord, int[][] Chords, int Steps, double Brightness)
{
    public double ChordSeconds => BeatsPerChord * 60 / BeatsPerMinute;
}
