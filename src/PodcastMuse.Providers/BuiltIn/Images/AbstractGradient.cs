using SkiaSharp;

namespace PodcastMuse.Providers.BuiltIn.Images;

/// <summary>Folds of coloured silk: a field warped by sines, lit along its slopes.</summary>
internal static class AbstractGradient
{
    private const string Silk = """
        uniform float2 size;
        uniform float2 phase;
        uniform float3 deep;
        uniform float3 ground;
        uniform float3 first;
        uniform float3 second;
        half4 main(float2 at) {
            float2 p = (at / min(size.x, size.y) - 0.5) * 3.0 + phase;
            float2 q = p;
            for (int i = 1; i < 6; i++) {
                float n = float(i);
                float2 last = q;
                q.x += 0.80 / n * sin(n * 1.05 * last.y + phase.x * 1.7 + n) ;
                q.y += 0.80 / n * cos(n * 1.05 * last.x + phase.y * 1.3 - n);
            }
            float fold = 0.5 + 0.5 * sin(q.x * 1.55 + q.y * 1.15);
            float sheen = 0.5 + 0.5 * sin(q.x * 3.1 - q.y * 2.3 + 1.0);
            float3 c = mix(deep, ground, smoothstep(0.0, 0.6, fold));
            c = mix(c, first, smoothstep(0.45, 0.98, fold));
            c = mix(c, second, smoothstep(0.55, 1.0, sheen) * smoothstep(0.25, 0.85, fold) * 0.75);
            c += 0.10 * pow(sheen, 6.0) * fold;
            return half4(half3(c), 1);
        }
        """;

    public static void Paint(Easel easel)
    {
        var p = easel.Palette;
        // The field is soft: a third of the size, drawn up, looks the same and costs a ninth.
        var (w, h) = ((int)easel.Width / 3, (int)easel.Height / 3);
        using var small = SKSurface.Create(new SKImageInfo(w, h, SKColorType.RgbaF16, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        using var effect = SKRuntimeEffect.BuildShader(Silk);
        effect.Uniforms["size"] = new[] { (float)w, h };
        effect.Uniforms["phase"] = new[] { easel.Chance(0, 6.28), easel.Chance(0, 6.28) };
        effect.Uniforms["deep"] = Rgb(p.OfGround(0.16, 0.07));
        effect.Uniforms["ground"] = Rgb(p.OfGround(0.40, 0.15));
        effect.Uniforms["first"] = Rgb(p.OfFirst(0.72, 0.17));
        effect.Uniforms["second"] = Rgb(p.OfSecond(0.82, 0.13));
        using var shader = effect.Build();
        using var paint = Easel.Fill(shader);
        small.Canvas.DrawPaint(paint);
        using var image = small.Snapshot();
        using var soft = new SKPaint { IsDither = true };
        easel.Canvas.DrawImage(image, SKRect.Create(easel.Width, easel.Height), new SKSamplingOptions(SKCubicResampler.Mitchell), soft);
        easel.Vignette(0.5);
        easel.Grain(0.17);
    }

    private static float[] Rgb(SKColor c) => [c.Red / 255f, c.Green / 255f, c.Blue / 255f];
}
