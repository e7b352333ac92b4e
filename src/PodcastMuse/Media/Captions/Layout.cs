using System.Text;

namespace PodcastMuse.Media.Captions;

/// <summary>Sets a run of pieces in one or two lines, dividing where it disturbs least and the lines are of like length.</summary>
internal static class Layout
{
    private const double TwoLines = 0.3;
    private const double Imbalance = 2;

    /// <summary>The cost of showing pieces [from, to) together; infinite when they do not fit.</summary>
    public static double Cost(List<Piece> pieces, int from, int to, int columns) => Best(pieces, from, to, columns).Cost;

    public static IReadOnlyList<string> Lines(List<Piece> pieces, int from, int to, int columns)
    {
        var split = Best(pieces, from, to, columns).Split;
        return split == to ? [Text(pieces, from, to)] : [Text(pieces, from, split), Text(pieces, split, to)];
    }

    public static int Width(List<Piece> pieces, int from, int to)
    {
        var width = 0;
        for (var i = from; i < to; i++)
            width += pieces[i].Width + (pieces[i].SpaceAfter && i + 1 < to ? 1 : 0);
        return width;
    }

    private static (double Cost, int Split) Best(List<Piece> pieces, int from, int to, int columns)
    {
        var total = Width(pieces, from, to);
        if (total <= columns)
            return (0, to);
        var best = (Cost: double.PositiveInfinity, Split: to);
        var first = 0;
        for (var split = from + 1; split < to; split++)
        {
            var before = pieces[split - 1];
            first += before.Width;
            var space = before.SpaceAfter ? 1 : 0;
            var second = total - first - space;
            if (first > columns)
                break;
            if (second <= columns)
            {
                var cost = TwoLines + (0.6 * before.Cost) + (Imbalance * Math.Abs(first - second) / columns);
                if (cost < best.Cost)
                    best = (cost, split);
            }
            first += space;
        }
        return best;
    }

    private static string Text(List<Piece> pieces, int from, int to)
    {
        var text = new StringBuilder();
        for (var i = from; i < to; i++)
        {
            text.Append(pieces[i].Text);
            if (pieces[i].SpaceAfter && i + 1 < to)
                text.Append(' ');
        }
        return text.ToString();
    }
}
