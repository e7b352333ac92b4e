using PodcastMuse.Media.Lettering;
using SkiaSharp;

namespace PodcastMuse.Media.Video;

/// <summary>The part of a preview that lives: the caption of the moment, bars that follow the voice, and how far the stretch has played.</summary>
internal sealed class PreviewStrip : IDisposable
{
    private const int Bars = 53;

    /// <summary>How much older the sound is one bar farther from the middle, in seconds.</summary>
    private const double Ripple = 0.030;

    private readonly PreviewLayout layout;
    private readonly PreviewStage stage;
    private readonly VoiceLevels levels;
    private readonly double seconds;
    private readonly SKBitmap frame;
    private readonly SKCanvas canvas;
    private readonly List<(Subtitle Subtitle, TextBlock Block)> captions;
    private SKImage? ground;
    private int shown = -2;

    public PreviewStrip(PreviewLayout layout, PreviewStage stage, Typefaces typefaces, string language, IEnumerable<Subtitle> subtitles, VoiceLevels levels, double seconds)
    {
        (this.layout, this.stage, this.levels, this.seconds) = (layout, stage, levels, seconds);
        frame = new SKBitmap(new SKImageInfo(layout.Width, layout.Strip.Height, SKColorType.Bgra8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        canvas = new SKCanvas(frame);
        var typesetter = new Typesetter(typefaces, language, true);
        captions = [.. subtitles.Select(s => (s, typesetter.Set(s.Text, new TypeArea(layout.Captions.Width, layout.Captions.Height, 70, 34, 4))))];
    }

    /// <summary>Draws the strip at a time in seconds; the bytes are BGRA and valid until the next call.</summary>
    public ReadOnlySpan<byte> Draw(double time)
    {
        var now = captions.FindIndex(c => c.Subtitle.Start <= time && time < c.Subtitle.End);
        if (now != shown)
            Prepare(now);
        canvas.DrawImage(ground, 0, 0, SKSamplingOptions.Default);
        DrawBars(time);
        DrawProgress(time);
        canvas.Flush();
        return frame.GetPixelSpan();
    }

    public void Dispose()
    {
        ground?.Dispose();
        canvas.Dispose();
        frame.Dispose();
    }

    private void Prepare(int now)
    {
        using var surface = SKSurface.Create(frame.Info);
        surface.Canvas.DrawSurface(stage.Surface, 0, -layout.Strip.Top, SKSamplingOptions.Default);
        if (now >= 0)
        {
            var area = layout.Captions;
            var block = captions[now].Block;
            using var paint = new SKPaint { IsAntialias = true, Color = SKColors.White };
            block.Draw(surface.Canvas, area.MidX, area.MidY - layout.Strip.Top - block.Height / 2, TextSide.Centre, paint);
        }
        ground?.Dispose();
        ground = surface.Snapshot();
        shown = now;
    }

    private void DrawBars(double time)
    {
        var area = layout.Bars;
        var pitch = area.Width / Bars;
        var middle = area.MidY - layout.Strip.Top;
        using var shader = SKShader.CreateLinearGradient(
            new SKPoint(area.Left, 0), new SKPoint(area.Right, 0), [stage.Second, stage.First, stage.Second], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { IsAntialias = true, Shader = shader };
        for (var i = 0; i < Bars; i++)
        {
            var away = Math.Abs(i - Bars / 2);
            var calm = 1 - 0.55f * away / (Bars / 2f);
            var height = Math.Max(pitch * 0.5f, levels.At(time - away * Ripple) * calm * area.Height);
            canvas.DrawRoundRect(SKRect.Create(area.Left + i * pitch + pitch * 0.24f, middle - height / 2, pitch * 0.52f, height), pitch * 0.26f, pitch * 0.26f, paint);
        }
    }

    private void DrawProgress(double time)
    {
        var line = layout.Progress;
        line.Offset(0, -layout.Strip.Top);
        using var paint = new SKPaint { IsAntialias = true, Color = SKColors.White.WithAlpha(56) };
        canvas.DrawRoundRect(line, line.Height / 2, line.Height / 2, paint);
        paint.Color = stage.First;
        var played = (float)Math.Clamp(time / seconds, 0, 1) * line.Width;
        canvas.DrawRoundRect(SKRect.Create(line.Left, line.Top, Math.Max(line.Height, played), line.Height), line.Height / 2, line.Height / 2, paint);
    }
}
