using SkiaSharp;

namespace PodcastMuse.Media.Lettering;

/// <summary>Glyphs of one face in visual order; positions in ems from the line's start, y down.</summary>
internal sealed record ShapedRun(Face Face, ushort[] Glyphs, SKPoint[] Positions);

/// <summary>A line of text after shaping. <paramref name="Width"/> is its advance in ems; no glyph id is 0.</summary>
internal sealed record ShapedLine(string Text, IReadOnlyList<ShapedRun> Runs, float Width)
{
    /// <summary>The box the ink fills at a size, in pixels from the line's start on the baseline.</summary>
    public SKRect Ink(float size)
    {
        var ink = SKRect.Empty;
        foreach (var run in Runs)
        {
            using var font = FontOf(run.Face, size);
            font.GetGlyphWidths(run.Glyphs, out var boxes);
            for (var i = 0; i < boxes.Length; i++)
            {
                if (boxes[i].IsEmpty)
                    continue;
                boxes[i].Offset(run.Positions[i].X * size, run.Positions[i].Y * size);
                ink = ink.IsEmpty ? boxes[i] : SKRect.Union(ink, boxes[i]);
            }
        }
        return ink;
    }

    public void Draw(SKCanvas canvas, float x, float baseline, float size, SKPaint paint)
    {
        foreach (var run in Runs)
        {
            using var font = FontOf(run.Face, size);
            using var builder = new SKTextBlobBuilder();
            builder.AddPositionedRun(run.Glyphs, font, Array.ConvertAll(run.Positions, p => new SKPoint(p.X * size, p.Y * size)));
            using var blob = builder.Build();
            if (blob is not null)
                canvas.DrawText(blob, x, baseline, paint);
        }
    }

    private static SKFont FontOf(Face face, float size) => new(face.Typeface, size)
    {
        Subpixel = true,
        LinearMetrics = true,
        Hinting = SKFontHinting.None,
        Edging = SKFontEdging.Antialias,
    };
}
