using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Loudness;
using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Media.Mastering;

/// <summary>Everything that decides an episode's samples: the lines, where they stand, and how loud they are (gain in dB on top of each line's own).</summary>
internal sealed record MasterPlan(
    IReadOnlyList<SpokenLine> Lines, LineStudy[] Studies, Pace Pace, TimelineLayout Layout, EpisodeMusic? Music, double GainDb)
{
    /// <summary>A gain used before is kept while the episode still lands this close, in LU; else an edit would change every line.</summary>
    private const double KeepWithin = 0.2;

    public static MasterPlan Make(MasterRequest request, LineStudy[] studies, MasteringCertificate? previous)
    {
        var withMusic = request.Music != "none";
        SpokenLength[] lengths = [.. request.Lines.Select((x, i) => new SpokenLength(studies[i].Length / (double)Pcm.Rate, x.Speaker, x.Chapter))];
        var before = previous?.Music == request.Music ? previous : null;
        var fit = TimelineFit.Find(lengths, request.TargetSeconds, withMusic, before is null ? null : new Pace(before.GapScale, before.Tempo));
        var layout = TimelineLayout.Place([.. studies.Select(x => x.Length)], lengths, fit.Pace, withMusic, request.TargetSeconds);
        var music = EpisodeMusic.Make(request.Music, request.Lines, layout);
        var gain = before is not null && Math.Abs(Predict(studies, layout, music, before.GainDb) - Targets.Lufs) <= KeepWithin
            ? before.GainDb
            : FindGain(studies, layout, music);
        return new MasterPlan(request.Lines, studies, fit.Pace, layout, music, gain);
    }

    private static double FindGain(LineStudy[] studies, TimelineLayout layout, EpisodeMusic? music)
    {
        // Music keeps its own level, so the whole does not follow the gain exactly; three steps settle it.
        var gain = 0.0;
        for (var step = 0; step < 3; step++)
            gain = Math.Round(gain + Targets.Lufs - Predict(studies, layout, music, gain), 1);
        return gain;
    }

    /// <summary>
    /// Integrated loudness of the episode as laid out, with the lines raised by a gain. Blocks that reach into a gap count less than their line,
    /// so an episode of short lines is quieter than its lines are.
    /// </summary>
    private static double Predict(LineStudy[] studies, TimelineLayout layout, EpisodeMusic? music, double gainDb)
    {
        var grid = new double[layout.Length / LoudnessGate.Step + 2];
        music?.AddEnergy(grid);
        var factor = Math.Pow(10, gainDb / 10);
        for (var i = 0; i < studies.Length; i++)
        {
            for (var s = 0; s < studies[i].Steps.Length; s++)
            {
                var at = layout.Starts[i] + (long)s * layout.Lengths[i] / studies[i].Steps.Length;
                var share = at % LoudnessGate.Step / (double)LoudnessGate.Step;
                grid[at / LoudnessGate.Step] += factor * studies[i].Steps[s] * (1 - share);
                grid[at / LoudnessGate.Step + 1] += factor * studies[i].Steps[s] * share;
            }
        }
        return LoudnessGate.Integrated(grid);
    }

    public Timeline ToTimeline(IReadOnlyList<string> chapterTitles)
    {
        var lines = Lines.Select((x, i) => new PlacedLine(x.Index, x.Text, x.Speaker, x.SpeakerName, x.Chapter, Layout.Starts[i], Layout.Lengths[i])).ToList();
        var chapters = lines
            .GroupBy(x => x.Chapter)
            .OrderBy(x => x.Key)
            .Select((x, i) => new PlacedChapter(x.Key, chapterTitles[x.Key], i == 0 ? 0 : x.First().Start - BlockPlan.LeadFrames * Pcm.Frame))
            .ToList();
        return new Timeline(Pcm.Rate, Layout.Length, lines, chapters);
    }
}
