using System.Numerics.Tensors;

namespace PodcastMuse.Media.Audio;

/// <summary>A stretch of a recording, in samples of <see cref="Pcm.Rate"/>.</summary>
public readonly record struct SoundPart(int Start, int Length);

/// <summary>A turn of a dialogue: which of its voices speaks, and how many seconds it should take.</summary>
public readonly record struct ExpectedTurn(int Voice, double Seconds);

/// <summary>
/// Finds where the turns of two voices begin and end in one recording. Pauses alone do not tell: those within a turn are as long as those
/// between turns. The height of the voices does, where it differs: what lies between two pauses belongs to one of them, and the turns are
/// where the voice changes. All of it has to fit, the number of turns, the height of every piece and the length of each turn; else nothing
/// is cut, for a word under the wrong name is worse than a line asked for alone.
/// </summary>
public static class DialogueCut
{
    private const int Window = Pcm.Rate / 100;

    /// <summary>Decibels below the loudest 10 ms: quieter is a pause.</summary>
    private const double BelowLoudest = 38;

    /// <summary>10 ms windows: the shortest pause that somebody may stop and another begin in.</summary>
    private const int ShortestPause = 8;

    /// <summary>Octaves between the voices (a fourth); nearer ones cannot be told apart surely.</summary>
    private const double Apart = 0.42;

    /// <summary>Share of that distance within which a piece is surely of a voice.</summary>
    private const double Near = 0.36;

    /// <summary>The most of a piece's voiced moments that may be nearer to the other voice.</summary>
    private const double Strange = 0.2;

    /// <summary>Voiced moments that a piece needs so that its height counts.</summary>
    private const int EnoughMoments = 6;

    /// <summary>Pieces without a height of their own, and pieces whose height might be of either voice.</summary>
    private const int Unvoiced = -1, Doubtful = -2;

    /// <summary>A turn may be so much shorter or longer than its share of the recording, and so many seconds besides.</summary>
    private const double Ratio = 1.6, Slack = 0.4;

    /// <summary>Each turn's part of the recording, without a gap between them; null where it is not certain.</summary>
    public static IReadOnlyList<SoundPart>? Find(ReadOnlySpan<float> samples, IReadOnlyList<ExpectedTurn> turns)
    {
        for (var i = 1; i < turns.Count; i++)
        {
            if (turns[i].Voice == turns[i - 1].Voice)
                return null;
        }

        var pieces = Pieces(samples);
        var pitch = Pitch.Of(samples);
        var heights = pieces.ConvertAll(piece => HeightOf(piece, pitch));
        return Split(heights) is { } voices
            && Group(pieces, heights.ConvertAll(h => h.Count < EnoughMoments ? Unvoiced : voices.IsOneOf(h) ? voices.Of(h.Median) : Doubtful)) is { } groups
            && groups.Count == turns.Count && Fits(groups, turns)
            ? Parts(groups, samples.Length)
            : null;
    }

    /// <summary>The turns' parts where the provider tells when each begins and ends, in seconds; the cut is where it is quietest between them.</summary>
    public static IReadOnlyList<SoundPart>? At(ReadOnlySpan<float> samples, IReadOnlyList<(double Start, double End)> turns)
    {
        var cuts = new List<int> { 0 };
        for (var i = 1; i < turns.Count; i++)
        {
            var (from, to) = ((int)(turns[i - 1].End * Pcm.Rate), (int)(turns[i].Start * Pcm.Rate));
            if (to < from - Window || from <= cuts[^1] || to >= samples.Length)
                return null;
            cuts.Add(Quietest(samples, Math.Min(from, to), Math.Max(from, to)));
        }

        cuts.Add(samples.Length);
        return [.. cuts.Zip(cuts.Skip(1), (start, end) => new SoundPart(start, end - start))];
    }

    private static int Quietest(ReadOnlySpan<float> samples, int from, int to)
    {
        var (best, least) = ((from + to) / 2, float.MaxValue);
        for (var at = from; at + Window <= to; at += Window / 2)
        {
            var power = TensorPrimitives.SumOfSquares(samples.Slice(at, Window));
            // Of equally quiet places the middle one: both turns keep their tails and onsets.
            if (power < least || (power <= least && Math.Abs(at - ((from + to) / 2)) < Math.Abs(best - ((from + to) / 2))))
                (best, least) = (at + (Window / 2), power);
        }

        return best;
    }

    /// <summary>What lies between pauses.</summary>
    private static List<SoundPart> Pieces(ReadOnlySpan<float> samples)
    {
        var levels = new float[samples.Length / Window];
        for (var i = 0; i < levels.Length; i++)
            levels[i] = TensorPrimitives.SumOfSquares(samples.Slice(i * Window, Window));
        var floor = levels.Length == 0 ? 0 : TensorPrimitives.Max<float>(levels) * (float)Math.Pow(10, -BelowLoudest / 10);
        var pieces = new List<SoundPart>();
        var (start, quiet) = (-1, 0);
        for (var i = 0; i < levels.Length; i++)
        {
            var isLoud = levels[i] > floor;
            quiet = isLoud ? 0 : quiet + 1;
            if (isLoud && start < 0)
                start = i;
            if (start >= 0 && quiet == ShortestPause)
            {
                pieces.Add(new SoundPart(start * Window, (i + 1 - quiet - start) * Window));
                start = -1;
            }
        }

        if (start >= 0)
            pieces.Add(new SoundPart(start * Window, (levels.Length - quiet - start) * Window));
        return pieces;
    }

    private static Height HeightOf(SoundPart piece, float[] pitch)
    {
        const int Moment = Pcm.Rate / Pitch.Moments;
        var (from, to) = (Math.Min(pitch.Length, piece.Start / Moment), Math.Min(pitch.Length, (piece.Start + piece.Length) / Moment));
        var voiced = pitch[from..to].Where(p => !float.IsNaN(p)).Order().ToArray();
        return new Height(voiced);
    }

    /// <summary>The two voices, by the widest gap between the heights of the pieces; null where it is not wide.</summary>
    private static Voices? Split(List<Height> heights)
    {
        var sure = heights.Where(h => h.Count >= EnoughMoments).Select(h => h.Median).Order().ToList();
        if (sure.Count < 2)
            return null;
        var at = Enumerable.Range(1, sure.Count - 1).MaxBy(i => sure[i] - sure[i - 1]);
        var voices = new Voices(sure[at / 2], sure[(at + sure.Count) / 2]);
        return voices.High - voices.Low >= Apart ? voices : null;
    }

    /// <summary>
    /// Pieces of one voice in a row are one turn. What is of nobody surely is of the voice around it; where that changes, a piece without
    /// height goes to the nearer neighbour, if that is plain.
    /// </summary>
    private static List<(SoundPart Part, int Voice)>? Group(List<SoundPart> pieces, List<int> voices)
    {
        var groups = new List<(SoundPart Part, int Voice)>();
        for (var i = 0; i < pieces.Count; i++)
        {
            var voice = voices[i] >= 0 ? voices[i] : VoiceOfUnsure(pieces, voices, i);
            if (voice < 0)
                return null;
            if (groups.Count > 0 && groups[^1].Voice == voice)
                groups[^1] = (new SoundPart(groups[^1].Part.Start, pieces[i].Start + pieces[i].Length - groups[^1].Part.Start), voice);
            else
                groups.Add((pieces[i], voice));
        }

        return groups;
    }

    private static int VoiceOfUnsure(List<SoundPart> pieces, List<int> voices, int at)
    {
        const int Plain = 3;
        var (before, after) = (at == 0 ? -1 : voices.FindLastIndex(at - 1, v => v >= 0), voices.FindIndex(at, v => v >= 0));
        if (before < 0 || after < 0)
            return before < 0 && after < 0 ? Unvoiced : voices[Math.Max(before, after)];
        if (voices[before] == voices[after])
            return voices[before];
        if (voices[at] == Doubtful || before != at - 1 || after != at + 1)
            return Doubtful;
        var (to, from) = (pieces[at].Start - (pieces[before].Start + pieces[before].Length), pieces[after].Start - (pieces[at].Start + pieces[at].Length));
        return to * Plain < from ? voices[before] : from * Plain < to ? voices[after] : Doubtful;
    }

    private static bool Fits(List<(SoundPart Part, int Voice)> groups, IReadOnlyList<ExpectedTurn> turns)
    {
        var pace = groups.Sum(g => g.Part.Length) / (double)Pcm.Rate / turns.Sum(t => t.Seconds);
        for (var i = 0; i < groups.Count; i++)
        {
            var (seconds, expected) = (groups[i].Part.Length / (double)Pcm.Rate, turns[i].Seconds * pace);
            if ((groups[i].Voice == groups[0].Voice) != (turns[i].Voice == turns[0].Voice) || seconds > (expected * Ratio) + Slack || expected > (seconds * Ratio) + Slack)
                return false;
        }

        return true;
    }

    private static List<SoundPart> Parts(List<(SoundPart Part, int Voice)> groups, int length)
    {
        var parts = new List<SoundPart>();
        var start = 0;
        for (var i = 0; i < groups.Count; i++)
        {
            var end = i + 1 < groups.Count ? (groups[i].Part.Start + groups[i].Part.Length + groups[i + 1].Part.Start) / 2 : length;
            parts.Add(new SoundPart(start, end - start));
            start = end;
        }

        return parts;
    }

    /// <summary>The heights of a piece's voiced moments, in octaves, lowest first.</summary>
    private readonly record struct Height(float[] Sorted)
    {
        public int Count => Sorted.Length;

        public double Median => Sorted[Sorted.Length / 2];
    }

    private sealed record Voices(double Low, double High)
    {
        private double Middle => (Low + High) / 2;

        public int Of(double height) => height < Middle ? 0 : 1;

        /// <summary>Whether the piece is plainly of one of the two, and of nobody else.</summary>
        public bool IsOneOf(Height piece)
        {
            var isHigh = Of(piece.Median) == 1;
            return Math.Abs(piece.Median - (isHigh ? High : Low)) <= Near * (High - Low) && piece.Sorted.Count(h => h < Middle == isHigh) <= Strange * piece.Count;
        }
    }
}
