using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using PodcastMuse.Kernel;
using SkiaSharp;

namespace PodcastMuse.Media.Lettering;

/// <summary>
/// The fonts lettering is set in. Every character gets a face that really has it: a letter no font has is a fault that
/// names the package to install, and an ornament no font has (emoji, dingbats) is left out, so that no box is ever drawn.
/// </summary>
public sealed class Typefaces
{
    private static readonly string[] Preferred =
        ["Noto Sans Display", "Noto Sans", "Noto Sans Thai", "Noto Sans Thai UI", "Noto Looped Thai", "Loma", "DejaVu Sans"];

    private readonly SKFontManager? manager;
    private readonly IReadOnlyList<Face> bolds;
    private readonly IReadOnlyList<Face> regulars;
    private readonly ConcurrentDictionary<(int CodePoint, bool Bold), Face?> found = new();
    private readonly ConcurrentDictionary<(string Family, bool Bold), Face> others = new();

    private Typefaces(SKFontManager? manager, IReadOnlyList<string> families)
    {
        this.manager = manager;
        bolds = Open(families, true);
        regulars = Open(families, false);
    }

    /// <summary>The fonts installed on this machine.</summary>
    public static Typefaces OfThisMachine { get; } = new(SKFontManager.Default, Preferred);

    /// <summary>Only the named families, as on a machine that has no others.</summary>
    internal static Typefaces Only(params string[] families) => new(null, families);

    internal Face? Find(int codePoint, bool bold) => found.GetOrAdd((codePoint, bold), key => Search(key.CodePoint, key.Bold));

    /// <summary>The text as it can be set: NFC, single spaces, no controls, no ornaments that no font has.</summary>
    internal string Settable(string text, bool bold)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (kept.Length > 0 && kept[^1] != ' ')
                    kept.Append(' ');
            }
            else if (IsJoiner(rune.Value) || Find(rune.Value, bold) is not null)
            {
                kept.Append(rune.ToString());
            }
            else if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                throw Missing(rune);
            }
        }
        return kept.ToString().Trim();
    }

    /// <summary>Zero-width joiners and variation selectors: they steer shaping and need no glyph of their own.</summary>
    internal static bool IsJoiner(int codePoint) => codePoint is 0x200B or 0x200C or 0x200D or (>= 0xFE00 and <= 0xFE0F);

    private Face? Search(int codePoint, bool bold)
    {
        foreach (var face in bold ? bolds : regulars)
        {
            if (face.Has(codePoint))
                return face;
        }
        var weight = bold ? SKFontStyle.Bold : SKFontStyle.Normal;
        var match = manager?.MatchCharacter(null, weight, null, codePoint);
        if (match is null)
            return null;
        var other = others.GetOrAdd((match.FamilyName, bold), _ => new Face(match));
        return other.Has(codePoint) ? other : null;
    }

    private static List<Face> Open(IReadOnlyList<string> families, bool bold) =>
    [
        .. families
            .Select(family => SKFontManager.Default.MatchFamily(family, bold ? SKFontStyle.Bold : SKFontStyle.Normal))
            .Where((typeface, i) => typeface is not null && typeface.FamilyName == families[i])
            .Select(typeface => new Face(typeface)),
    ];

    private static FaultException Missing(Rune rune) => FaultException.Permanent(Problems.ToolMissing(
        rune.Value is >= 0x0E00 and <= 0x0E7F
            ? "No font with Thai letters is installed. Install fonts-noto-core (Debian, Ubuntu) and run the same again."
            : $"No installed font has the letter '{rune}' (U+{rune.Value:X4}). Install fonts-noto-core and fonts-noto-cjk (Debian, Ubuntu) and run the same again."));
}
