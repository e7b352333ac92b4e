using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace PodcastMuse.Media.Lettering;

/// <summary>One font file as both its drawer (Skia) and its shaper (HarfBuzz) see it.</summary>
internal sealed class Face : IDisposable
{
    private readonly Font shaping;
    private readonly SKFont probe;

    public Face(SKTypeface typeface)
    {
        Typeface = typeface;
        probe = new SKFont(typeface, 100);
        using var stream = typeface.OpenStream(out var index);
        var bytes = new byte[stream.Length];
        stream.Read(bytes, bytes.Length);
        var pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        var blob = new Blob(pinned.AddrOfPinnedObject(), bytes.Length, MemoryMode.ReadOnly, () => pinned.Free());
        blob.MakeImmutable();
        var face = new HarfBuzzSharp.Face(blob, index);
        UnitsPerEm = face.UnitsPerEm;
        shaping = new Font(face);
        shaping.SetScale(UnitsPerEm, UnitsPerEm);
        shaping.SetFunctionsOpenType();
    }

    public SKTypeface Typeface { get; }

    public int UnitsPerEm { get; }

    public bool Has(int codePoint) => probe.ContainsGlyph(codePoint);

    public void Dispose()
    {
        shaping.Dispose();
        probe.Dispose();
    }

    public void Shape(HarfBuzzSharp.Buffer buffer)
    {
        lock (shaping)
            shaping.Shape(buffer);
    }
}
