using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Media.Captions;

/// <summary>
/// Puts the words on the clock. Every word is shown once, in order; captions do not overlap; the last ends with the last speech.
/// Within a spoken line, time is shared out in proportion to what there is to say.
/// </summary>
public static class CaptionBuilder
{
    /// <param name="timeline">The finished master's clock.</param>
    /// <param name="language">BCP-47 tag of what is spoken; it decides where words end and how long a line may be.</param>
    public static IReadOnlyList<Caption> Build(Timeline timeline, string language)
    {
        var cues = timeline.Lines.SelectMany(line => CuesOf(timeline, line, language)).ToList();
        CueTimes.Settle(cues);
        return [.. cues.Select(cue => cue.ToCaption())];
    }

    private static IEnumerable<Cue> CuesOf(Timeline timeline, PlacedLine line, string language)
    {
        var rules = CaptionRules.For(line.Text, language);
        var pieces = Pieces.Divide(line.Text, language, rules.Columns);
        var times = Times(pieces, timeline.At(line.Start).TotalSeconds, timeline.At(line.End).TotalSeconds);
        var from = 0;
        foreach (var to in Cutter.Cut(pieces, times, rules.Columns))
        {
            var characters = Layout.Width(pieces, from, to);
            var needed = (long)Math.Ceiling(characters * 1000 / rules.CharactersPerSecond);
            yield return new Cue(
                line.SpeakerName,
                Layout.Lines(pieces, from, to, rules.Columns),
                Math.Clamp(needed, CaptionRules.LeastMilliseconds, CaptionRules.MostMilliseconds))
            {
                Start = Milliseconds(times[from]),
                End = Milliseconds(times[to]),
            };
            from = to;
        }
    }

    private static double[] Times(List<Piece> pieces, double start, double end)
    {
        var total = pieces.Sum(piece => piece.Units);
        var times = new double[pieces.Count + 1];
        times[0] = start;
        var said = 0.0;
        for (var i = 0; i < pieces.Count; i++)
        {
            said += pieces[i].Units;
            times[i + 1] = i + 1 == pieces.Count ? end : start + ((end - start) * said / total);
        }
        return times;
    }

    private static long Milliseconds(double seconds) => (long)Math.Round(seconds * 1000);
}
