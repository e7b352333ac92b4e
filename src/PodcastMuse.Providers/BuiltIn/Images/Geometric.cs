using SkiaSharp;

namespace PodcastMuse.Providers.BuiltIn.Images;

/// <summary>A tiled composition of circles, quarters and bars on paper, as printed in the 1950s, over a quiet field.</summary>
internal static class Geometric
{
    public static void Paint(Easel easel)
    {
        var p = easel.Palette;
        SKColor[] inks = [p.OfGround(0.30, 0.09), p.OfFirst(0.72, 0.16), p.OfSecond(0.62, 0.17), p.OfGround(0.55, 0.11), p.OfFirst(0.90, 0.05)];
        var paper = p.OfGround(0.21, 0.06);
        easel.Canvas.Clear(paper);
        var columns = easel.IsWide ? 4 : 6;
        var cell = easel.IsWide ? easel.Height / 5 : easel.Width / columns;
        var (left, rows) = easel.IsWide ? (easel.Width - columns * cell, 5) : (0f, 4);
        var last = -1;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                // Tiles thin out towards the title's field.
                var edge = easel.IsWide ? column == 0 : row == rows - 1;
                if (edge && easel.Random.Next(5) < 3)
                    continue;
                var ground = easel.Random.Next(inks.Length);
                if (ground == last)
                    ground = (ground + 1) % inks.Length;
                var figure = (ground + 1 + easel.Random.Next(inks.Length - 1)) % inks.Length;
                Tile(easel, SKRect.Create(left + column * cell, row * cell, cell + 1, cell + 1), inks[ground], inks[figure], inks[(figure + 2) % inks.Length]);
                last = ground;
            }
        }
        easel.Glow(new SKPoint(easel.Width * 0.7f, 0), easel.Unit * 1.1f, new SKColor(255, 244, 224, 46));
        easel.Vignette(0.35);
        easel.Grain(0.22);
    }

    private static void Tile(Easel easel, SKRect box, SKColor ground, SKColor figure, SKColor third)
    {
        var canvas = easel.Canvas;
        canvas.Save();
        canvas.ClipRect(box);
        using var paint = Easel.Fill(ground);
        canvas.DrawRect(box, paint);
        canvas.RotateDegrees(90 * easel.Random.Next(4), box.MidX, box.MidY);
        paint.Color = figure;
        var side = box.Width;
        switch (easel.Random.Next(7))
        {
            case 0:
                canvas.DrawCircle(box.Left, box.Top, side, paint);
                paint.Color = third;
                canvas.DrawCircle(box.Left, box.Top, side * 0.5f, paint);
                break;
            case 1:
                canvas.DrawCircle(box.MidX, box.MidY, side * 0.40f, paint);
                paint.Color = third;
                canvas.DrawCircle(box.MidX, box.MidY, side * 0.16f, paint);
                break;
            case 2:
                canvas.DrawCircle(box.MidX, box.Top, side * 0.5f, paint);
                canvas.DrawCircle(box.MidX, box.Bottom, side * 0.5f, paint);
                break;
            case 3:
                for (var i = 0; i < 4; i++)
                    canvas.DrawRect(SKRect.Create(box.Left, box.Top + side * (i * 0.25f + 0.0625f), side, side * 0.125f), paint);
                break;
            case 4:
                for (var i = 4; i > 0; i--)
                {
                    paint.Color = i % 2 == 0 ? figure : ground;
                    canvas.DrawCircle(box.Left, box.Bottom, side * i / 4, paint);
                }
                break;
            case 5:
                canvas.DrawRect(SKRect.Create(box.Left, box.Top, side / 2, side), paint);
                paint.Color = third;
                canvas.DrawCircle(box.MidX, box.MidY, side * 0.25f, paint);
                break;
            default:
                using (var corner = new SKPathBuilder())
                {
                    corner.AddPoly([new SKPoint(box.Left, box.Top), new SKPoint(box.Right, box.Top), new SKPoint(box.Left, box.Bottom)], true);
                    using var path = corner.Detach();
                    canvas.DrawPath(path, paint);
                }
                break;
        }
        canvas.Restore();
    }
}
