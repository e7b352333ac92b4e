using SkiaSharp;

namespace PodcastMuse.Media.Video;

/// <summary>
/// Where things stand in a preview, in pixels. Only <see cref="Strip"/> changes from frame to frame; the rest is drawn once.
/// The upright one keeps clear of the 250 pixels above and 340 below where the networks lay their buttons.
/// </summary>
internal sealed record PreviewLayout(string Name, int Width, int Height, SKRect Cover, SKRect? Title, SKRectI Strip, SKRect Captions, SKRect Bars, SKRect Progress)
{
    public static PreviewLayout Square { get; } = new(
        "square", 1080, 1080,
        SKRect.Create(72, 72, 320, 320), SKRect.Create(432, 72, 576, 320), new SKRectI(0, 428, 1080, 1048),
        SKRect.Create(72, 452, 936, 330), SKRect.Create(72, 822, 936, 140), SKRect.Create(72, 1002, 936, 8));

    public static PreviewLayout Vertical { get; } = new(
        "vertical", 1080, 1920,
        SKRect.Create(220, 262, 640, 640), null, new SKRectI(0, 940, 1080, 1580),
        SKRect.Create(72, 964, 936, 340), SKRect.Create(72, 1346, 936, 140), SKRect.Create(72, 1532, 936, 8));
}
