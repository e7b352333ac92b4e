using PodcastMuse.Kernel;
using SkiaSharp;

namespace PodcastMuse.Media.Covers;

/// <summary>Decides whether a received picture is one: it is decoded whole, and what is empty, cut off, tiny or of one colour is a fault.</summary>
public static class PictureProbe
{
    /// <summary>The least side in pixels that a cover of 3000 can still be made from.</summary>
    private const int LeastSide = 256;

    /// <summary>Points looked at along each side to tell a picture from a blank.</summary>
    private const int Points = 24;

    public static Problem? Judge(string path)
    {
        using var codec = File.Exists(path) ? SKCodec.Create(path) : null;
        if (codec is null)
            return Problems.UnsoundResult("What was received as a picture is none.");
        if (codec.Info.Width < LeastSide || codec.Info.Height < LeastSide)
            return Problems.UnsoundResult($"The picture received is only {codec.Info.Width}×{codec.Info.Height} pixels.");
        using var pixels = new SKBitmap(codec.Info.WithColorType(SKColorType.Bgra8888));
        if (codec.GetPixels(pixels.Info, pixels.GetPixels()) != SKCodecResult.Success)
            return Problems.UnsoundResult("The picture received is cut off.");
        return IsBlank(pixels) ? Problems.UnsoundResult("The picture received is blank.") : null;
    }

    private static bool IsBlank(SKBitmap pixels)
    {
        var first = pixels.GetPixel(0, 0);
        for (var y = 0; y < Points; y++)
        {
            for (var x = 0; x < Points; x++)
            {
                if (pixels.GetPixel(x * (pixels.Width - 1) / (Points - 1), y * (pixels.Height - 1) / (Points - 1)) != first)
                    return false;
            }
        }

        return true;
    }
}
