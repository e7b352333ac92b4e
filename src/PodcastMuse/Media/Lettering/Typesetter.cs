namespace PodcastMuse.Media.Lettering;

/// <summary>What lettering must keep to, in pixels. Between the sizes the largest that fits is taken.</summary>
internal sealed record TypeArea(float Width, float Height, float LargestSize, float SmallestSize, int MostLines = int.MaxValue);

/// <summary>
/// Sets a text as large as its area allows, in lines of even length. A word is broken only when it would not fit at
/// under half the largest size; what does not fit at the smallest size ends with an ellipsis.
/// </summary>
internal sealed class Typesetter(Typefaces typefaces, string language, bool bold)
{
    private const float Step = 0.97f;
    private const float BreaksWordsBelow = 0.45f;
    private readonly Shaper shaper = new(typefaces, bold);

    public TextBlock Set(string text, TypeArea area)
    {
        var settable = typefaces.Settable(text, bold);
        var lead = LeadOf(settable);
        var pieces = Measure(LineBreaks.Pieces(settable, language));
        for (var size = area.LargestSize; ; size = Math.Max(size * Step, area.SmallestSize))
        {
            var width = area.Width / size;
            var parts = size <= Math.Max(area.LargestSize * BreaksWordsBelow, area.SmallestSize) ? CutTo(pieces, width) : pieces;
            if (parts.TrueForAll(p => p.Ink <= width))
            {
                var room = Math.Min(area.MostLines, 1 + (int)((area.Height / size - OneLine(lead)) / lead));
                if (LineBalance.Break(parts, width, room) is { } lines && Shaped(lines) is { } shaped && shaped.TrueForAll(l => l.Ink(size).Width <= area.Width))
                    return new TextBlock(shaped, size, lead * size);
            }
            if (size <= area.SmallestSize)
                return Shortened(CutTo(pieces, width), area, lead);
        }
    }

    /// <summary>Thai, Arabic and Indic letters stack marks above and below; Latin lines sit closer. In ems.</summary>
    private static float LeadOf(string text) => text.Any(c => c is >= '\u0590' and < '\u1100') ? 1.42f : 1.12f;

    private static float OneLine(float lead) => lead > 1.3f ? 1.3f : 1f;

    private List<Piece> Measure(IEnumerable<string> pieces) =>
        [.. pieces.Select(p => new Piece(p, shaper.Shape(p).Width, shaper.Shape(p.TrimEnd()).Width))];

    private List<Piece> CutTo(List<Piece> pieces, float width) =>
        [.. pieces.SelectMany(p => p.Ink <= width ? [p] : Measure(LineBreaks.Cut(p.Text, part => shaper.Shape(part).Width <= width)))];

    private List<ShapedLine> Shaped(IEnumerable<string> lines) => [.. lines.Select(l => shaper.Shape(l.Trim()))];

    private TextBlock Shortened(List<Piece> parts, TypeArea area, float lead)
    {
        var size = area.SmallestSize;
        var room = Math.Max(1, Math.Min(area.MostLines, 1 + (int)((area.Height / size - OneLine(lead)) / lead)));
        for (var kept = parts.Count - 1; kept > 0; kept--)
        {
            var shorter = Measure([.. parts.Take(kept - 1).Select(p => p.Text), parts[kept - 1].Text.TrimEnd() + "…"]);
            if (LineBalance.Break(shorter, area.Width / size, room) is { } lines)
                return new TextBlock(Shaped(lines), size, lead * size);
        }
        return new TextBlock(Shaped([parts.Count > 0 ? parts[0].Text : ""]), size, lead * size);
    }
}
