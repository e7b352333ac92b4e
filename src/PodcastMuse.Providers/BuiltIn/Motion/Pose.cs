using SkiaSharp;

namespace PodcastMuse.Providers.BuiltIn.Motion;

/// <summary>
/// Where the camera stands at one moment. Zoom 1 shows the whole picture; shifts are parts of the picture's width and height,
/// roll is in degrees, tilt is perspective (parts per width), light is how far a soft light is turned up (0–1).
/// </summary>
internal readonly record struct Pose(double Zoom, double Right = 0, double Down = 0, double Roll = 0, double TiltX = 0, double TiltY = 0, double Light = 0)
{
    /// <summary>From the picture's pixels to the frame's, both <paramref name="width"/> by <paramref name="height"/>.</summary>
    public SKMatrix ToMatrix(float width, float height)
    {
        var tilt = SKMatrix.Identity;
        tilt.Persp0 = (float)(TiltX / width);
        tilt.Persp1 = (float)(TiltY / height);
        return SKMatrix.CreateTranslation(-width / 2, -height / 2)
            .PostConcat(SKMatrix.CreateScale((float)Zoom, (float)Zoom))
            .PostConcat(SKMatrix.CreateRotationDegrees((float)Roll))
            .PostConcat(tilt)
            .PostConcat(SKMatrix.CreateTranslation((float)(width * (0.5 + Right)), (float)(height * (0.5 + Down))));
    }
}
