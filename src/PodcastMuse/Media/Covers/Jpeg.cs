using SkiaSharp;

namespace PodcastMuse.Media.Covers;

/// <summary>Writes baseline sRGB JPEGs. A file appears whole or not at all.</summary>
internal static class Jpeg
{
    /// <summary>Apple Podcasts asks for covers under 512 KB ("Artwork requirements"); below this quality grain turns to blocks.</summary>
    public const int CoverLimit = 512 * 1024;
    private const int LeastQuality = 70;

    public static async Task<string> SaveAsync(SKSurface picture, string path, int quality, CancellationToken cancellationToken)
    {
        using var data = Encode(picture, quality);
        return await WriteAsync(data, path, cancellationToken);
    }

    /// <summary>The best quality from 93 down to 70 whose file is within the limit; quality 70 where none is.</summary>
    public static async Task<string> SaveWithinAsync(SKSurface picture, string path, int limit, CancellationToken cancellationToken)
    {
        var (low, high) = (LeastQuality, 93);
        var kept = Encode(picture, low);
        while (high > low && kept.Size <= limit)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var middle = (low + high + 1) / 2;
            var tried = Encode(picture, middle);
            if (tried.Size <= limit)
            {
                kept.Dispose();
                (kept, low) = (tried, middle);
            }
            else
            {
                tried.Dispose();
                high = middle - 1;
            }
        }
        using (kept)
            return await WriteAsync(kept, path, cancellationToken);
    }

    public static async Task<string> WriteAsync(SKData data, string path, CancellationToken cancellationToken)
    {
        var part = path + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var file = File.Create(part))
            await using (var bytes = data.AsStream())
                await bytes.CopyToAsync(file, cancellationToken);
            File.Move(part, path, overwrite: true);
            return path;
        }
        catch (Exception unfinished) when (unfinished is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            File.Delete(part);
            if (unfinished is OperationCanceledException)
                throw;
            throw Kernel.FaultException.Permanent(Kernel.Problems.StorageUnavailable(
                $"{Path.GetFileName(path)} cannot be written: {unfinished.Message} Free some space or choose another folder, and run the same again."), unfinished);
        }
    }

    private static SKData Encode(SKSurface picture, int quality)
    {
        using var pixels = picture.PeekPixels();
        return pixels.Encode(new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore))
            ?? throw Kernel.FaultException.Permanent(Kernel.Problems.Internal("The cover could not be encoded as JPEG."));
    }
}
