using PodcastMuse.Media.Lettering;
using SkiaSharp;

namespace PodcastMuse.Media.Covers;

/// <summary>Title, accent rule and subtitle stacked in an area, the last line on its lower edge. Never outside the area.</summary>
internal sealed class TitleBlock
{
    private readonly SKRect area;
    private readonly TextBlock title;
    private readonly TextBlock? subtitle;

    private TitleBlock(SKRect area, TextBlock title, TextBlock? subtitle) => (this.area, this.title, this.subtitle) = (area, title, subtitle);

    /// <summary>The box the block fills, in pixels.</summary>
    public SKRect Box
    {
        get
        {
            var height = title.Height + RuleGap + Rule + (subtitle is null ? 0 : subtitle.Height + SubtitleGap);
            return SKRect.Create(area.Left, area.Bottom - height, area.Width, height);
        }
    }

    private float Rule => Math.Max(4, area.Width * 0.0055f);

    private float RuleGap => title.Size * 0.24f + Rule * 2;

    private float SubtitleGap => Math.Max(title.Size * 0.28f, subtitle is null ? 0 : subtitle.Size * 0.75f);

    public static TitleBlock Set(Typefaces typefaces, string language, string title, string? subtitle, SKRect area, float largest)
    {
        var small = largest * 0.24f;
        var under = string.IsNullOrWhiteSpace(subtitle)
            ? null
            : new Typesetter(typefaces, language, false).Set(subtitle, new TypeArea(area.Width, area.Height * 0.2f, small, small * 0.55f, 2));
        var room = area.Height - (under is null ? 0 : under.Height) - largest * 0.6f;
        var head = new Typesetter(typefaces, language, true).Set(title, new TypeArea(area.Width, room, largest, largest * 0.15f));
        return new TitleBlock(area, head, under);
    }

    public void Draw(SKCanvas canvas, Tint tint)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = tint.Accent };
        var box = Box;
        var side = title.Side;
        var x = side == TextSide.Right ? box.Right : box.Left;
        canvas.DrawRoundRect(SKRect.Create(side == TextSide.Right ? x - Rule * 14 : x, box.Top, Rule * 14, Rule), Rule / 2, Rule / 2, paint);
        paint.Color = tint.Ink;
        var top = box.Top + Rule + RuleGap;
        title.Draw(canvas, x, top, side, paint);
        subtitle?.Draw(canvas, x, top + title.Height + SubtitleGap, side, paint);
    }
}
