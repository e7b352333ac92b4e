using SkiaSharp;

namespace PodcastMuse.Providers.BuiltIn.Motion;

/// <summary>Specks of dust in the light, nearer than the picture: each wanders on its own closed path and glimmers.</summary>
internal sealed class Motes : IDisposable
{
    private readonly List<(float X, float Y, float Radius, float Phase, int Turns, float Alpha)> motes = [];
    private readonly SKImage speck;

    public Motes(int count, Random random)
    {
        for (var i = 0; i < count; i++)
        {
            var near = (float)random.NextDouble();
            motes.Add((
                (float)random.NextDouble(), (float)random.NextDouble(), 2.5f + 8 * near * near,
                (float)random.NextDouble(), 1 + random.Next(2), 0.10f + 0.30f * (float)random.NextDouble()));
        }
        speck = Speck();
    }

    public void Draw(SKCanvas canvas, float width, float height, double time, Pose pose)
    {
        using var paint = new SKPaint { BlendMode = SKBlendMode.Screen };
        foreach (var mote in motes)
        {
            var turn = 2 * Math.PI * (time * mote.Turns + mote.Phase);
            var depth = mote.Radius / 10;
            var x = width * (mote.X + 0.012 * Math.Sin(turn) + pose.Right * (1 + depth) + pose.TiltX * depth * 0.6);
            var y = height * (mote.Y + 0.020 * Math.Cos(turn) + pose.Down * (1 + depth) + pose.TiltY * depth * 0.6);
            paint.Color = SKColors.White.WithAlpha((byte)(255 * mote.Alpha * (0.55 + 0.45 * Math.Sin(2 * Math.PI * (time + mote.Phase)))));
            var r = mote.Radius;
            canvas.DrawImage(speck, SKRect.Create((float)x - r, (float)y - r, 2 * r, 2 * r), new SKSamplingOptions(SKFilterMode.Linear), paint);
        }
    }

    public void Dispose() => speck.Dispose();

    private static SKImage Speck()
    {
        const int side = 32;
        using var surface = SKSurface.Create(new SKImageInfo(side, side, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var shader = SKShader.CreateRadialGradient(
            new SKPoint(side / 2f, side / 2f), side / 2f, [SKColors.White, SKColors.White.WithAlpha(90), SKColors.White.WithAlpha(0)], [0, 0.45f, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader };
        surface.Canvas.DrawPaint(paint);
        return surface.Snapshot();
    }
}
