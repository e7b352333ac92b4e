using PodcastMuse.Kernel;
using SkiaSharp;

namespace PodcastMuse.Providers.BuiltIn.Images;

/// <summary>
/// The studio's own pictures, drawn on this machine: no key, no network, no lettering. The same style, size and seed give the
/// same picture. An unknown style falls back to <c>studio_mic</c>, so that styles named for other providers still work.
/// </summary>
public sealed class BuiltInImages : IImageModel
{
    private const int JpegQuality = 95;

    private static readonly Dictionary<string, Action<Easel>> Painters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["studio_mic"] = StudioMic.Paint,
        ["abstract_gradient"] = AbstractGradient.Paint,
        ["geometric"] = Geometric.Paint,
        ["waveform"] = Waveform.Paint,
        ["paper_collage"] = PaperCollage.Paint,
        ["night_city"] = NightCity.Paint,
        ["botanical"] = Botanical.Paint,
        ["vinyl"] = Vinyl.Paint,
    };

    public string Provider => "built-in";

    public string Model => "skia-1";

    public bool IsMetered => false;

    public IReadOnlyList<string> Styles { get; } = [.. Painters.Keys];

    /// <summary>Writes a JPEG.</summary>
    public async Task<ProviderAnswer<MadeFile>> DrawAsync(ImageRequest request, CallSlip slip, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var surface = SKSurface.Create(new SKImageInfo(request.Width, request.Height, SKColorType.Bgra8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        var easel = new Easel(surface.Canvas, request.Width, request.Height, new Random(Spread(request.Seed)));
        Painters.GetValueOrDefault(request.Style, StudioMic.Paint)(easel);
        using var pixels = surface.PeekPixels();
        using var jpeg = pixels.Encode(new SKJpegEncoderOptions(JpegQuality, SKJpegEncoderDownsample.Downsample444, SKJpegEncoderAlphaOption.Ignore))
            ?? throw FaultException.Permanent(Problems.Internal("The cover picture could not be encoded."));
        var path = slip.OutputPath + ".jpg";
        try
        {
            await using var file = File.Create(path);
            await using var bytes = jpeg.AsStream();
            await bytes.CopyToAsync(file, cancellationToken);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw FaultException.Permanent(Problems.StorageUnavailable($"The cover picture cannot be written: {unwritable.Message}"), unwritable);
        }
        return new ProviderAnswer<MadeFile>.Finished(new MadeFile(path, "image/jpeg"), Usage.Free("images", 1));
    }

    /// <summary>Neighbouring seeds start <see cref="Random"/> on neighbouring numbers; Fibonacci hashing sets them apart.</summary>
    private static int Spread(int seed) => (int)((uint)seed * 2654435769u ^ 0x5BD1E995u) & int.MaxValue;
}
