namespace PodcastMuse.Media.Lettering;

/// <summary>A piece of a line in ems: its advance with the space after it, and without.</summary>
internal readonly record struct Piece(string Text, float Advance, float Ink);

/// <summary>Breaks pieces into the fewest lines that fit, and among those breaks takes the one with the most even lines.</summary>
internal static class LineBalance
{
    /// <summary>What a line end inside a phrase costs (Thai, between words without a space), as a part of an empty line.</summary>
    private const float InsidePhrase = 0.10f;

    /// <summary>Null where the pieces need more than <paramref name="room"/> lines, or one is wider than a line.</summary>
    public static List<string>? Break(IReadOnlyList<Piece> pieces, float width, int room)
    {
        var count = Fewest(pieces, width);
        return count > 0 && count <= room ? Even(pieces, width, count) : null;
    }

    private static int Fewest(IReadOnlyList<Piece> pieces, float width)
    {
        var (lines, used) = (pieces.Count == 0 ? 0 : 1, 0f);
        foreach (var piece in pieces)
        {
            if (piece.Ink > width)
                return 0;
            if (used + piece.Ink > width)
                (lines, used) = (lines + 1, 0f);
            used += piece.Advance;
        }
        return lines;
    }

    /// <summary>Least sum of squared slack over exactly <paramref name="count"/> lines, by dynamic programming.</summary>
    private static List<string>? Even(IReadOnlyList<Piece> pieces, float width, int count)
    {
        var n = pieces.Count;
        var best = new double[count + 1, n + 1];
        var from = new int[count + 1, n + 1];
        for (var k = 0; k <= count; k++)
        {
            for (var i = 0; i <= n; i++)
                best[k, i] = double.PositiveInfinity;
        }
        best[0, 0] = 0;
        for (var k = 1; k <= count; k++)
        {
            for (var end = 1; end <= n; end++)
            {
                var before = 0f;
                for (var start = end - 1; start >= 0; start--)
                {
                    var line = before + pieces[end - 1].Ink;
                    if (line > width)
                        break;
                    var cost = best[k - 1, start] + (width - line) * (width - line) + (end < n && !EndsClean(pieces[end - 1].Text) ? InsidePhrase * width * width : 0);
                    if (cost < best[k, end])
                        (best[k, end], from[k, end]) = (cost, start);
                    if (start > 0)
                        before += pieces[start - 1].Advance;
                }
            }
        }
        return double.IsInfinity(best[count, n]) ? null : Traced(pieces, from, count);
    }

    private static bool EndsClean(string text) => char.IsWhiteSpace(text[^1]) || text[^1] == '-';

    private static List<string> Traced(IReadOnlyList<Piece> pieces, int[,] from, int count)
    {
        var lines = new List<string>();
        for (var (k, end) = (count, pieces.Count); k > 0; end = from[k, end], k--)
            lines.Insert(0, string.Concat(pieces.Skip(from[k, end]).Take(end - from[k, end]).Select(p => p.Text)));
        return lines;
    }
}
