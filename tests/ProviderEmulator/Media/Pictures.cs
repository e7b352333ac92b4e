using System.Collections.Concurrent;
using SkiaSharp;

namespace ProviderEmulator.Media;

/// <summary>Real pictures of any size: a lit gradient with soft discs, placed by the prompt. Kept in memory, so a repeated wish costs nothing.</summary>
internal sealed class Pictures(EmulatorOptions options)
{
    private const int KeptPictures = 64;

    private readonly ConcurrentDictionary<(int Width, int Height, SKEncodedImageFormat Format, int Mark), Lazy<byte[]>> _kept = new();

    /// <param name="extension">png, jpeg or webp.</param>
    public byte[] Draw(int width, int height, string extension, string prompt)
    {
        var format = extension switch
        {
            "png" => SKEncodedImageFormat.Png,
            "webp" => SKEncodedImageFormat.Webp,
            _ => SKEncodedImageFormat.Jpeg,
        };
        var mark = options.Media == MediaMode.Synthetic ? 0 : StableHash.Of(prompt);
        if (_kept.Count > KeptPictures)
            _kept.Clear();
        return _kept.GetOrAdd((width, height, format, mark), key => new(() => Render(key.Width, key.Height, key.Format, key.Mark))).Value;
    }

    private static byte[] Render(int width, int height, SKEncodedImageFormat format, int mark)
    {
        var random = new Random(mark);
        var hue = random.Next(360);
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { IsAntialias = true };
        SKColor[] sky = [SKColor.FromHsl(hue, 55, 18), SKColor.FromHsl((hue + 40) % 360, 60, 45)];
        using (var shader = SKShader.CreateLinearGradient(new(0, 0), new(width, height), sky, SKShaderTileMode.Clamp))
        {
            paint.Shader = shader;
            canvas.DrawRect(0, 0, width, height, paint);
        }

        paint.Shader = null;
        for (var i = 0; i < 9; i++)
        {
            var radius = (float)((0.05 + (random.NextDouble() * 0.22)) * Math.Min(width, height));
            paint.Color = SKColor.FromHsl((hue + random.Next(120)) % 360, 70, 60).WithAlpha((byte)random.Next(40, 130));
            canvas.DrawCircle(random.Next(width), random.Next(height), radius, paint);
        }

        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(format, 88);
        return data.ToArray();
    }
}
