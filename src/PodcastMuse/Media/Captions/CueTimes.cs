namespace PodcastMuse.Media.Captions;

/// <summary>
/// Lets captions that are too short to read stay longer: first in the silence after, then in the silence before, then at the cost of
/// neighbours that have time to spare. Captions never overlap, and the last one never outlasts the last speech.
/// </summary>
internal static class CueTimes
{
    public static void Settle(List<Cue> cues)
    {
        Shorten(cues);
        Lengthen(cues, _ => CaptionRules.LeastMilliseconds);
        Lengthen(cues, cue => cue.Needed);
    }

    private static void Shorten(List<Cue> cues)
    {
        for (var i = 0; i < cues.Count; i++)
        {
            if (cues[i].Length <= CaptionRules.MostMilliseconds)
                continue;
            if (i + 1 == cues.Count)
                cues[i].Start = cues[i].End - CaptionRules.MostMilliseconds;
            else
                cues[i].End = cues[i].Start + CaptionRules.MostMilliseconds;
        }
    }

    private static void Lengthen(List<Cue> cues, Func<Cue, long> needed)
    {
        for (var i = 0; i < cues.Count; i++)
            if (needed(cues[i]) > cues[i].Length)
                UseSilence(cues, i, needed(cues[i]));
        for (var i = 0; i < cues.Count; i++)
            if (needed(cues[i]) > cues[i].Length)
                Borrow(cues, i, needed);
    }

    private static void UseSilence(List<Cue> cues, int i, long needed)
    {
        var cue = cues[i];
        var after = i + 1 < cues.Count ? cues[i + 1].Start - cue.End : 0;
        cue.End += Math.Clamp(needed - cue.Length, 0, after);
        var before = cue.Start - (i > 0 ? cues[i - 1].End : 0);
        cue.Start -= Math.Min(Math.Max(0, needed - cue.Length), Math.Min(before, CaptionRules.MostShift));
    }

    private static void Borrow(List<Cue> cues, int i, Func<Cue, long> needed)
    {
        var cue = cues[i];
        if (i + 1 < cues.Count && cues[i + 1].Start == cue.End)
        {
            var shift = Spare(cues[i + 1], cue);
            cues[i + 1].Start += shift;
            cue.End += shift;
        }
        if (i > 0 && cues[i - 1].End == cue.Start)
        {
            var shift = Spare(cues[i - 1], cue);
            cues[i - 1].End -= shift;
            cue.Start -= shift;
        }

        long Spare(Cue from, Cue to) =>
            Math.Max(0, Math.Min(Math.Min(from.Length - needed(from), needed(to) - to.Length), CaptionRules.MostShift));
    }
}
