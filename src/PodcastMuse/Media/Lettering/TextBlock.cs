using SkiaSharp;

namespace PodcastMuse.Media.Lettering;

internal enum TextSide { Left, Centre, Right }

/// <summary>Lines set at one size. Leading is baseline to baseline in pixels; <see cref="Height"/> is the height of the ink.</summary>
internal sealed class TextBlock
{
    private readonly List<(ShapedLine Line, SKRect Ink)> lines;

    public TextBlock(IEnumerable<ShapedLine> lines, float size, float leading)
    {
        this.lines = [.. lines.Select(line => (line, line.Ink(size)))];
        Size = size;
        Leading = leading;
        Ascent = this.lines.Count == 0 ? 0 : this.lines.Select((l, i) => -l.Ink.Top - i * leading).Max();
        Descent = this.lines.Count == 0 ? 0 : this.lines.Select((l, i) => l.Ink.Bottom - (this.lines.Count - 1 - i) * leading).Max();
    }

    public float Size { get; }

    public float Leading { get; }

    public IEnumerable<ShapedLine> Lines => lines.Select(l => l.Line);

    /// <summary>Where lines begin: on the right in Arabic and Hebrew.</summary>
    public TextSide Side => lines.Count > 0 && Shaper.IsRightToLeft(lines[0].Line.Text) ? TextSide.Right : TextSide.Left;

    public float Width => lines.Count == 0 ? 0 : lines.Max(l => l.Ink.Width);

    public float Height => lines.Count == 0 ? 0 : Ascent + (lines.Count - 1) * Leading + Descent;

    private float Ascent { get; }

    private float Descent { get; }

    /// <summary>Draws with the ink's top at <paramref name="top"/>; <paramref name="x"/> is the left edge, the centre or the right edge. Returns the ink's box.</summary>
    public SKRect Draw(SKCanvas canvas, float x, float top, TextSide side, SKPaint paint)
    {
        var drawn = SKRect.Empty;
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, ink) = lines[i];
            var start = side switch
            {
                TextSide.Left => x - Math.Min(0, ink.Left),
                TextSide.Right => x - ink.Right,
                _ => x - ink.MidX,
            };
            var baseline = top + Ascent + i * Leading;
            line.Draw(canvas, start, baseline, Size, paint);
            ink.Offset(start, baseline);
            drawn = drawn.IsEmpty ? ink : SKRect.Union(drawn, ink);
        }
        return drawn;
    }
}
