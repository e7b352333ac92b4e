using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Loudness;
using PodcastMuse.Media.Music;
using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Media.Mastering;

/// <summary>
/// The music of an episode: an opening that gives way to the first words, a bridge before each new chapter, a closing.
/// Each cue hangs on the line it belongs to, so an edit elsewhere moves it by whole frames or not at all.
/// </summary>
internal sealed class EpisodeMusic
{
    /// <summary>How the opening outlasts the first word, the bridge overlaps the next, and the closing waits for the last; seconds.</summary>
    private const double OpeningUnder = 7, BridgeLead = 4.0, BridgeUnder = 1.6, ClosingWait = 0.3;

    private readonly List<(long Start, StereoSound Sound)> _cues = [];
    private readonly Ducking _ducking;

    private EpisodeMusic(TimelineLayout layout) => _ducking = new Ducking(layout);

    public static EpisodeMusic? Make(string name, IReadOnlyList<SpokenLine> lines, TimelineLayout layout)
    {
        if (Beds.Find(name) is not { } bed)
            return null;
        var music = new EpisodeMusic(layout);
        music._cues.Add((0, Performance.Play(bed, NaturalGaps.Lead(true) + OpeningUnder, 5, 0, comesHome: false)));
        StereoSound? bridge = null;
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].Chapter == lines[i - 1].Chapter)
                continue;
            bridge ??= Performance.Play(bed, BridgeLead + BridgeUnder, 2.2, 2, comesHome: false);
            music._cues.Add((layout.Starts[i] - (long)(BridgeLead * Pcm.Rate), bridge));
        }
        var end = layout.Starts[^1] + layout.Lengths[^1] + (long)(ClosingWait * Pcm.Rate);
        music._cues.Add((end, Performance.Play(bed, NaturalGaps.Tail(true) - ClosingWait - 0.4, 2.5, bed.Chords.Length - 1, comesHome: true)));
        return music;
    }

    public bool Sounds(long from, long to) => _cues.Exists(x => x.Start < to && x.Start + x.Sound.Length > from);

    /// <summary>Adds the music of a stretch, ducked under the speech in it.</summary>
    public void AddTo(Span<float> left, Span<float> right, long from)
    {
        var gains = _ducking.Gains(from, left.Length);
        foreach (var (start, sound) in _cues)
        {
            var (first, end) = (Math.Max(from, start), Math.Min(from + left.Length, start + sound.Length));
            for (var n = first; n < end; n++)
            {
                left[(int)(n - from)] += sound.Left[n - start] * gains[n - from];
                right[(int)(n - from)] += sound.Right[n - start] * gains[n - from];
            }
        }
    }

    /// <summary>Adds the energy of the music to a grid of 100 ms steps, for predicting the episode's loudness.</summary>
    public void AddEnergy(double[] grid)
    {
        foreach (var (start, sound) in _cues)
        {
            var first = Math.Max(0, start / LoudnessGate.Step);
            var count = (int)Math.Min(grid.Length - first, sound.Length / LoudnessGate.Step + 2);
            var (left, right) = (new float[count * LoudnessGate.Step], new float[count * LoudnessGate.Step]);
            AddTo(left, right, first * LoudnessGate.Step);
            var meter = new LoudnessMeter();
            var stereo = new float[2 * left.Length];
            for (var n = 0; n < left.Length; n++)
                (stereo[2 * n], stereo[2 * n + 1]) = (left[n], right[n]);
            meter.Add(stereo);
            for (var i = 0; i < meter.Steps.Length; i++)
                grid[first + i] += meter.Steps[i];
        }
    }
}
