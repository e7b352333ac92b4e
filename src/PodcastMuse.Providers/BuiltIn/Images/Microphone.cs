using SkiaSharp;

namespace PodcastMuse.Providers.BuiltIn.Images;

/// <summary>The microphone itself. Everything is measured in its height, in pixels, from the middle of the grille.</summary>
internal sealed class Microphone(Easel easel, SKPoint middle, float tall)
{
    private float HalfGrille => tall * 0.190f;

    private float GrilleTop => -tall * 0.36f;

    private float GrilleFoot => tall * 0.10f;

    private float BodyFoot => tall * 0.62f;

    public void Paint()
    {
        var canvas = easel.Canvas;
        canvas.Save();
        canvas.Translate(middle.X, middle.Y);
        Arm(canvas);
        Cradle(canvas, front: false);
        Shadow(canvas);
        Body(canvas);
        Grille(canvas);
        Band(canvas, GrilleFoot - tall * 0.012f, tall * 0.030f, HalfGrille * 1.04f);
        Cradle(canvas, front: true);
        canvas.Restore();
    }

    /// <summary>Across a round thing lit from both sides: dark rims with a streak of coloured light, a broad highlight left of the middle.</summary>
    private SKShader Round(float half, double light, double chroma = 0.012)
    {
        var p = easel.Palette;
        return SKShader.CreateLinearGradient(
            new SKPoint(-half, 0), new SKPoint(half, 0),
            [
                p.OfSecond(0.30 * light, 0.05), p.OfSecond(0.86 * light, 0.13), p.OfGround(0.34 * light, 0.03), p.OfGround(0.80 * light, chroma),
                p.OfGround(0.60 * light, chroma), p.OfGround(0.27 * light, 0.02), p.OfGround(0.22 * light, 0.02), p.OfFirst(0.92 * light, 0.13), p.OfFirst(0.40 * light, 0.08),
            ],
            [0, 0.045f, 0.13f, 0.33f, 0.43f, 0.68f, 0.86f, 0.955f, 1], SKShaderTileMode.Clamp);
    }

    private void Shadow(SKCanvas canvas)
    {
        using var paint = Easel.Fill(SKColors.Black.WithAlpha(150));
        paint.MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, tall * 0.05f);
        canvas.DrawRoundRect(new SKRect(-HalfGrille * 1.05f, GrilleTop + tall * 0.05f, HalfGrille * 1.15f, BodyFoot), HalfGrille, HalfGrille, paint);
    }

    private void Body(SKCanvas canvas)
    {
        var (top, half, foot) = (HalfGrille * 0.98f, HalfGrille * 0.98f, HalfGrille * 0.84f);
        using var shape = new SKPathBuilder();
        shape.MoveTo(-half, GrilleFoot);
        shape.LineTo(half, GrilleFoot);
        shape.LineTo(foot, BodyFoot - tall * 0.05f);
        shape.QuadTo(foot * 0.98f, BodyFoot, foot * 0.78f, BodyFoot);
        shape.LineTo(-foot * 0.78f, BodyFoot);
        shape.QuadTo(-foot * 0.98f, BodyFoot, -foot, BodyFoot - tall * 0.05f);
        shape.Close();
        using var path = shape.Detach();
        using var round = Round(top, 0.62);
        using var metal = Easel.Fill(round);
        canvas.DrawPath(path, metal);
        // It falls into the dark below, where the title will stand.
        using var fall = SKShader.CreateLinearGradient(
            new SKPoint(0, GrilleFoot), new SKPoint(0, BodyFoot), [SKColors.Black.WithAlpha(0), easel.Palette.OfGround(0.10, 0.03, 0.85)], SKShaderTileMode.Clamp);
        using var dark = Easel.Fill(fall);
        canvas.DrawPath(path, dark);
        Badge(canvas);
        Band(canvas, GrilleFoot + tall * 0.300f, tall * 0.010f, HalfGrille * 0.915f);
    }

    private void Badge(SKCanvas canvas)
    {
        var (p, r) = (easel.Palette, tall * 0.030f);
        var centre = new SKPoint(-HalfGrille * 0.06f, GrilleFoot + tall * 0.095f);
        using var gem = new SKPathBuilder();
        gem.MoveTo(centre.X, centre.Y - r);
        gem.LineTo(centre.X + r, centre.Y);
        gem.LineTo(centre.X, centre.Y + r);
        gem.LineTo(centre.X - r, centre.Y);
        gem.Close();
        using var path = gem.Detach();
        using var face = Easel.Fill(p.OfFirst(0.66, 0.15));
        canvas.DrawPath(path, face);
        using var edge = Easel.Stroke(p.OfFirst(0.90, 0.08), r * 0.12f);
        canvas.DrawPath(path, edge);
        easel.Glow(centre, r * 3.2f, p.OfFirst(0.75, 0.14, 0.5));
    }

    /// <summary>A dome of woven wire: wires evenly spaced around a cylinder, so that they crowd towards its edges.</summary>
    private void Grille(SKCanvas canvas)
    {
        var p = easel.Palette;
        using var dome = Dome();
        using var inside = SKShader.CreateLinearGradient(
            new SKPoint(0, GrilleTop), new SKPoint(0, GrilleFoot), [p.OfGround(0.20, 0.03), p.OfGround(0.12, 0.03), p.OfGround(0.09, 0.02)], SKShaderTileMode.Clamp);
        using var hollow = Easel.Fill(inside);
        canvas.DrawPath(dome, hollow);
        Capsule(canvas);
        canvas.Save();
        canvas.ClipPath(dome, SKClipOperation.Intersect, true);
        using var across = Round(HalfGrille, 1.0);
        using var wire = Easel.Stroke(SKColors.White, tall * 0.0030f);
        wire.Shader = across;
        const int around = 46;
        for (var i = 1; i < around; i++)
        {
            var x = HalfGrille * MathF.Sin((i / (float)around - 0.5f) * MathF.PI);
            canvas.DrawLine(x, GrilleTop, x, GrilleFoot, wire);
        }
        for (var y = GrilleTop; y < GrilleFoot + tall * 0.02f; y += tall * 0.0115f)
        {
            using var arc = new SKPathBuilder();
            arc.MoveTo(-HalfGrille, y - tall * 0.012f);
            arc.QuadTo(0, y + tall * 0.012f, HalfGrille, y - tall * 0.012f);
            using var path = arc.Detach();
            canvas.DrawPath(path, wire);
        }
        // The far rounding of the dome and a haze of light from above.
        using var above = SKShader.CreateLinearGradient(
            new SKPoint(0, GrilleTop), new SKPoint(0, GrilleFoot), [SKColors.White.WithAlpha(46), SKColors.Black.WithAlpha(0), SKColors.Black.WithAlpha(110)], [0, 0.35f, 1], SKShaderTileMode.Clamp);
        using var haze = Easel.Fill(above);
        canvas.DrawPath(dome, haze);
        canvas.Restore();
        using var hoop = Round(HalfGrille, 0.95);
        using var frame = Easel.Stroke(SKColors.White, tall * 0.016f);
        frame.Shader = hoop;
        canvas.DrawPath(dome, frame);
        Band(canvas, GrilleTop + (GrilleFoot - GrilleTop) * 0.50f, tall * 0.020f, HalfGrille * 1.02f);
    }

    private SKPath Dome()
    {
        using var dome = new SKPathBuilder();
        var (half, shoulder) = (HalfGrille, GrilleTop + tall * 0.165f);
        dome.MoveTo(-half, GrilleFoot);
        dome.LineTo(-half, shoulder);
        dome.CubicTo(-half, GrilleTop + tall * 0.03f, -half * 0.62f, GrilleTop, 0, GrilleTop);
        dome.CubicTo(half * 0.62f, GrilleTop, half, GrilleTop + tall * 0.03f, half, shoulder);
        dome.LineTo(half, GrilleFoot);
        dome.Close();
        return dome.Detach();
    }

    /// <summary>The golden membrane glimmers through the wire.</summary>
    private void Capsule(SKCanvas canvas)
    {
        var (p, r) = (easel.Palette, HalfGrille * 0.66f);
        var at = new SKPoint(0, GrilleTop + (GrilleFoot - GrilleTop) * 0.52f);
        using var shader = SKShader.CreateRadialGradient(
            new SKPoint(at.X - r * 0.3f, at.Y - r * 0.35f), r * 1.4f,
            [p.OfFirst(0.88, 0.10, 0.75), p.OfFirst(0.62, 0.13, 0.55), p.OfFirst(0.30, 0.08, 0.35)], SKShaderTileMode.Clamp);
        using var paint = Easel.Fill(shader);
        canvas.DrawCircle(at, r, paint);
        easel.Glow(at, r * 1.7f, p.OfFirst(0.75, 0.13, 0.35));
    }

    private void Band(SKCanvas canvas, float top, float height, float half)
    {
        using var round = Round(half, 1.02);
        using var metal = Easel.Fill(round);
        canvas.DrawRoundRect(new SKRect(-half, top, half, top + height), height * 0.35f, height * 0.35f, metal);
        using var line = Easel.Stroke(SKColors.Black.WithAlpha(120), tall * 0.0022f);
        canvas.DrawLine(-half * 0.98f, top + height, half * 0.98f, top + height, line);
    }

    /// <summary>Shock mount: two hoops around the body, held by cords.</summary>
    private void Cradle(SKCanvas canvas, bool front)
    {
        var p = easel.Palette;
        foreach (var y in (float[])[GrilleFoot + tall * 0.17f, GrilleFoot + tall * 0.36f])
        {
            var (wide, deep) = (HalfGrille * 1.62f, tall * 0.050f);
            var box = new SKRect(-wide, y - deep, wide, y + deep);
            using var shade = SKShader.CreateLinearGradient(
                new SKPoint(-wide, 0), new SKPoint(wide, 0),
                [p.OfSecond(0.80, 0.13), p.OfGround(0.30, 0.03), p.OfGround(front ? 0.52 : 0.26, 0.02), p.OfGround(0.22, 0.03), p.OfFirst(0.86, 0.13)],
                [0, 0.12f, 0.40f, 0.86f, 1], SKShaderTileMode.Clamp);
            using var hoop = Easel.Stroke(SKColors.White, tall * 0.015f);
            hoop.Shader = shade;
            canvas.DrawArc(box, front ? 0 : 180, 180, false, hoop);
        }
        if (!front)
            return;
        using var cord = Easel.Stroke(p.OfGround(0.62, 0.02, 0.85), tall * 0.0062f);
        foreach (var side in (float[])[-1, 1])
        {
            var (inner, outer) = (side * HalfGrille * 0.90f, side * HalfGrille * 1.60f);
            canvas.DrawLine(outer, GrilleFoot + tall * 0.17f, inner, GrilleFoot + tall * 0.265f, cord);
            canvas.DrawLine(inner, GrilleFoot + tall * 0.265f, outer, GrilleFoot + tall * 0.36f, cord);
        }
        using var post = Round(tall * 0.012f, 0.8);
        foreach (var side in (float[])[-1, 1])
        {
            canvas.Save();
            canvas.Translate(side * HalfGrille * 1.62f, 0);
            using var metal = Easel.Fill(post);
            canvas.DrawRoundRect(new SKRect(-tall * 0.011f, GrilleFoot + tall * 0.15f, tall * 0.011f, GrilleFoot + tall * 0.385f), tall * 0.01f, tall * 0.01f, metal);
            canvas.Restore();
        }
    }

    /// <summary>The boom comes in from the upper right.</summary>
    private void Arm(SKCanvas canvas)
    {
        var joint = new SKPoint(HalfGrille * 1.70f, GrilleFoot + tall * 0.265f);
        var p = easel.Palette;
        canvas.Save();
        canvas.Translate(joint.X, joint.Y);
        canvas.RotateDegrees(34);
        var half = tall * 0.019f;
        using var tube = SKShader.CreateLinearGradient(
            new SKPoint(-half, 0), new SKPoint(half, 0),
            [p.OfGround(0.16, 0.03), p.OfGround(0.50, 0.02), p.OfGround(0.24, 0.03), p.OfFirst(0.74, 0.12), p.OfGround(0.14, 0.03)], [0, 0.3f, 0.6f, 0.92f, 1], SKShaderTileMode.Clamp);
        using var metal = Easel.Fill(tube);
        canvas.DrawRect(new SKRect(-half, -tall * 2.4f, half, 0), metal);
        canvas.Restore();
        using var knobShade = SKShader.CreateRadialGradient(
            new SKPoint(joint.X - tall * 0.012f, joint.Y - tall * 0.014f), tall * 0.05f, [p.OfGround(0.62, 0.02), p.OfGround(0.26, 0.03), p.OfGround(0.14, 0.03)], SKShaderTileMode.Clamp);
        using var knob = Easel.Fill(knobShade);
        canvas.DrawCircle(joint, tall * 0.042f, knob);
        using var rim = Easel.Stroke(p.OfFirst(0.82, 0.12, 0.8), tall * 0.004f);
        canvas.DrawArc(new SKRect(joint.X - tall * 0.041f, joint.Y - tall * 0.041f, joint.X + tall * 0.041f, joint.Y + tall * 0.041f), -70, 110, false, rim);
    }
}
