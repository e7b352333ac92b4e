using System.Text;
using HarfBuzzSharp;
using Icu;
using SkiaSharp;

namespace PodcastMuse.Media.Lettering;

/// <summary>
/// Turns a line of text into glyphs with HarfBuzz: directions by the Unicode bidirectional algorithm (ICU), a face for every
/// character, marks shaped together with their base. Text must have passed <see cref="Typefaces.Settable"/>.
/// </summary>
internal sealed class Shaper(Typefaces typefaces, bool bold)
{
    public ShapedLine Shape(string text)
    {
        var runs = new List<ShapedRun>();
        var pen = 0f;
        foreach (var (start, length, rightToLeft) in Directions(text))
        {
            var stretches = Stretches(text, start, length);
            if (rightToLeft)
                stretches.Reverse();
            foreach (var (face, from, count) in stretches)
                runs.Add(ShapeRun(text, face, from, count, rightToLeft, ref pen));
        }
        return new ShapedLine(text, runs, pen);
    }

    private static ShapedRun ShapeRun(string text, Face face, int start, int length, bool rightToLeft, ref float pen)
    {
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(text.AsSpan(), start, length);
        buffer.GuessSegmentProperties();
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        buffer.Flags = BufferFlags.RemoveDefaultIgnorables;
        face.Shape(buffer);
        var infos = buffer.GetGlyphInfoSpan();
        var places = buffer.GetGlyphPositionSpan();
        var glyphs = new ushort[infos.Length];
        var positions = new SKPoint[infos.Length];
        float em = face.UnitsPerEm;
        for (var i = 0; i < infos.Length; i++)
        {
            glyphs[i] = (ushort)infos[i].Codepoint;
            positions[i] = new SKPoint(pen + places[i].XOffset / em, -places[i].YOffset / em);
            pen += places[i].XAdvance / em;
        }
        return new ShapedRun(face, glyphs, positions);
    }

    /// <summary>By the first letter that has a direction.</summary>
    public static bool IsRightToLeft(string text) => BiDi.GetBaseDirection(text) == BiDi.BiDiDirection.RTL;

    private static List<(int Start, int Length, bool RightToLeft)> Directions(string text)
    {
        if (!text.Any(c => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFEFC') or (>= '\uD802' and <= '\uD83B')))
            return [(0, text.Length, false)];
        using var bidi = new BiDi();
        bidi.SetPara(text, BiDi.DEFAULT_LTR, null);
        var runs = new List<(int, int, bool)>();
        for (var i = 0; i < bidi.CountRuns(); i++)
        {
            var direction = bidi.GetVisualRun(i, out var start, out var length);
            runs.Add((start, length, direction == BiDi.BiDiDirection.RTL));
        }
        return runs;
    }

    private List<(Face Face, int Start, int Length)> Stretches(string text, int start, int length)
    {
        var stretches = new List<(Face Face, int Start, int Length)>();
        var at = start;
        foreach (var rune in text.AsSpan(start, length).ToString().EnumerateRunes())
        {
            var face = FaceFor(rune, stretches.Count > 0 ? stretches[^1].Face : null);
            if (face is not null)
            {
                if (stretches.Count > 0 && stretches[^1].Face == face)
                    stretches[^1] = (face, stretches[^1].Start, stretches[^1].Length + rune.Utf16SequenceLength);
                else
                    stretches.Add((face, at, rune.Utf16SequenceLength));
            }
            at += rune.Utf16SequenceLength;
        }
        return stretches;
    }

    private Face? FaceFor(Rune rune, Face? current)
    {
        // Spaces, marks and joiners stay with what they follow, so that one cluster is never shaped in two halves.
        var stays = Rune.IsWhiteSpace(rune) || Typefaces.IsJoiner(rune.Value)
            || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark;
        if (stays && current is not null && (Typefaces.IsJoiner(rune.Value) || current.Has(rune.Value)))
            return current;
        return typefaces.Find(rune.Value, bold) ?? current;
    }
}
