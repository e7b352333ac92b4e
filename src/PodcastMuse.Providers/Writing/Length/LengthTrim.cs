using PodcastMuse.Language;

namespace PodcastMuse.Providers.Writing.Length;

/// <summary>
/// Brings a script down to a length without a model: last sentences of long lines go first, those that rest on no source before the
/// others, then whole lines that nobody asks for or answers to. What is left stands as it was written, so its sound can be used again;
/// of a script that is spoken, whole lines go first, since a shortened one would be bought again.
/// </summary>
internal sealed class LengthTrim(ScriptClock clock, string language, bool isSpoken = false)
{
    private const int Rounds = 40;

    // Nearer than this nobody hears it; the master stretches gaps ten times as much.
    private const double CloseEnough = 0.004;

    // The rest that gaps take without being heard to, where a line that goes on sounding is worth more than a second.
    private const double CloseEnoughSpoken = 0.02;

    private const int AfterLines = 4;

    // A cut that makes it shorter than this is worse than none: what is too short is refused, what is a little long is not.
    private const double MostShort = 0.04;

    private const double MostLong = 0.05;

    public IReadOnlyList<DraftChapter> Fit(IReadOnlyList<DraftChapter> chapters, double seconds)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var excess = clock.Predict(chapters) - seconds;
            if (excess <= Math.Max(0.5, seconds * (isSpoken ? CloseEnoughSpoken : CloseEnough)))
                break;
            var chosen = Choose(Cuts(chapters, atEdges: false), excess, seconds * MostShort);
            // The first and the last line stay as they are, unless it were longer than anybody promised.
            if (chosen.Count == 0 && excess > seconds * MostLong)
                chosen = Choose(Cuts(chapters, atEdges: true), excess, seconds * MostShort);
            if (chosen.Count == 0)
                break;
            chapters = Apply(chapters, chosen);
        }

        return chapters;
    }

    /// <summary>
    /// As many of the best kind as fit into the excess, else of the next; when none fits, the one that comes nearest, if that is nearer
    /// than leaving all.
    /// </summary>
    private static List<Cut> Choose(IReadOnlyList<Cut> cuts, double excess, double mostShort)
    {
        foreach (var kind in cuts.GroupBy(c => c.Rank))
        {
            var (chosen, rest) = (new List<Cut>(), excess);
            foreach (var cut in kind.Where(c => c.Seconds <= excess))
            {
                if (cut.Seconds > rest)
                    continue;
                chosen.Add(cut);
                rest -= cut.Seconds;
            }

            if (chosen.Count > 0)
                return chosen;
        }

        return cuts.MinBy(c => Math.Abs(excess - c.Seconds)) is { } nearest && Math.Abs(excess - nearest.Seconds) < excess && nearest.Seconds - excess <= mostShort ? [nearest] : [];
    }

    private List<Cut> Cuts(IReadOnlyList<DraftChapter> chapters, bool atEdges)
    {
        var cuts = new List<Cut>();
        for (var c = 0; c < chapters.Count; c++)
        {
            var lines = chapters[c].Segments;
            for (var l = 0; l < lines.Count; l++)
            {
                var isEdge = (c == 0 && l == 0) || (c == chapters.Count - 1 && l == lines.Count - 1);
                if ((isEdge && !atEdges) || lines[l].Text.TrimEnd().EndsWith('?'))
                    continue;
                var sourced = lines[l].PassageIds.Count > 0;
                var shortened = Shortened(lines[l].Text);
                if (shortened is { } shorter)
                    cuts.Add(new Cut(c, l, shorter, (sourced ? 1 : 0) + (isSpoken ? AfterLines : 0), clock.Speech(lines[l].Speaker, lines[l].Text) - clock.Speech(lines[l].Speaker, shorter)));
                if (!isEdge && (isSpoken || shortened is null) && lines.Count > 2 && l > 0 && !lines[l - 1].Text.TrimEnd().EndsWith('?'))
                    cuts.Add(new Cut(c, l, null, sourced ? 3 : 2, clock.Seconds([lines[l]])));
            }
        }

        return [.. cuts.OrderBy(x => x.Rank).ThenByDescending(x => x.Seconds).ThenBy(x => x.Chapter).ThenBy(x => x.Line)];
    }

    /// <summary>Without the last sentence; null where only one is left.</summary>
    private string? Shortened(string text)
    {
        var sentences = TextBreaks.Sentences(text, language);
        if (sentences.Count < 2)
            return null;
        var rest = string.Concat(sentences.Take(sentences.Count - 1)).TrimEnd();
        return rest.Any(char.IsLetterOrDigit) ? rest : null;
    }

    private static IReadOnlyList<DraftChapter> Apply(IReadOnlyList<DraftChapter> chapters, List<Cut> cuts)
    {
        // One line at a time is taken out of a chapter's row of lines, so that no two neighbours lose each other.
        var byLine = cuts.GroupBy(c => (c.Chapter, c.Line)).ToDictionary(g => g.Key, g => g.First());
        var dropped = new HashSet<(int, int)>();
        foreach (var cut in cuts.Where(c => c.Shorter is null).OrderBy(c => c.Chapter).ThenBy(c => c.Line))
        {
            if (!dropped.Contains((cut.Chapter, cut.Line - 1)))
                dropped.Add((cut.Chapter, cut.Line));
        }

        return
        [
            .. chapters.Select((chapter, c) => chapter with
            {
                Segments =
                [
                    .. chapter.Segments.Select((line, l) => dropped.Contains((c, l)) && chapter.Segments.Count - dropped.Count(d => d.Item1 == c) >= 2 ? null
                        : byLine.TryGetValue((c, l), out var cut) && cut.Shorter is { } shorter ? line with { Text = shorter }
                        : line).OfType<DraftSegment>(),
                ],
            }),
        ];
    }

    private sealed record Cut(int Chapter, int Line, string? Shorter, int Rank, double Seconds);
}
