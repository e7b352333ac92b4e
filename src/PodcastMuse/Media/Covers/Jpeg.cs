using SkiaSharp;

namespace PodcastMuse.Media.Covers;

/// <summary>Writes baseline sRGB JPEGs. A file appears whole or not at all.</summary>
internal static class Jpeg
{
    /// <summary>Apple Podcasts asks for covers under 512 KB ("Artwork requirements"); below this quality grain turns to blocks.</summary>
    public const int CoverLimit = 512 * 1024;
    private const int LeastQuality = 70;
    private static readonly int[] Qualities = [92, 87, 82, 76, LeastQuality];

    /// <summary>Whether the least quality we allow brings the file within the limit.</summary>
    public static bool Fits(SKSurface picture, int limit)
    {
        using var least = Encode(picture, LeastQuality);
        return least.Size <= limit;
    }

    public static async Task<string> SaveAsync(SKSurface picture, string path, int quality, CancellationToken cancellationToken)
    {
        using var data = Encode(picture, quality);
        return await WriteAsync(data, path, cancellationToken);
    }

    /// <summary>The best of a few qualities whose file is within the limit; quality 70 where none is.</summary>
    public static async Task<string> SaveWithinAsync(SKSurface picture, string path, int limit, CancellationToken cancellationToken)
    {
        foreach (var quality in Qualities)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var tried = Encode(picture, quality);
            if (tried.Size <= limit || quality == LeastQuality)
                return await WriteAsync(tried, path, cancellationToken);
        }
        throw new InvalidOperationException("The list of qualities is empty.");
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
            if (File.Exists(part))
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
