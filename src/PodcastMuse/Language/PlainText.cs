using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PodcastMuse.Language;

/// <summary>
/// Brings typography down to what a reader voices: one kind of quote, ASCII digits, plain spaces, no emoji, no control characters.
/// Thai letters and marks pass untouched (compatibility folding would tear SARA AM apart).
/// </summary>
internal static partial class PlainText
{
    private const string SpokenSymbols = "+=<>~|^°×÷±≈≠≤≥→∞√−$£€¥฿₹₩₽₫₪₺₱";

    /// <summary>Valid UTF-16 in composed form, without controls but for line ends.</summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\u2028' or '\u2029' or '\v' or '\f')
                kept.Append('\n');
            else if (rune.Value is '\t' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator)
                kept.Append(' ');
            else if (rune.Value != 0xFFFD && !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) is not (
                UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
                kept.Append(rune);
        }

        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>One line of plain characters. <paramref name="paragraphEnd"/> stands for an empty line after text without an end mark.</summary>
    public static string Fold(string text, string paragraphEnd)
    {
        var unbulleted = LineStart().Replace(text, "$1");
        var lines = BlankLines().Replace(unbulleted, m =>
            m.Index > 0 && (char.IsLetterOrDigit(unbulleted[m.Index - 1]) || unbulleted[m.Index - 1] is ')' or '"' or '”') ? paragraphEnd : " ");
        var folded = new StringBuilder(lines.Length);
        var raised = false;
        foreach (var rune in lines.EnumerateRunes())
        {
            var superscript = Superscript(rune.Value);
            if (superscript is not null)
                folded.Append(raised ? "" : "^").Append(superscript);
            else
                Append(folded, rune);
            raised = superscript is not null;
        }

        return folded.ToString();
    }

    /// <summary>Single spaces, none before an end mark, none at the ends, and no mark twice in a row.</summary>
    public static string Tidy(string text)
    {
        var single = Spaces().Replace(text, " ");
        var attached = SpaceBeforeMark().Replace(single, "$1");
        return DoubledMark().Replace(attached, m => Strongest(m.Value)).TrimStart(' ', ',', ';', ':').TrimEnd(' ', ',', ';', ':');
    }

    private static string Strongest(string marks)
    {
        if (marks.Contains("...", StringComparison.Ordinal))
            return "...";
        foreach (var mark in "?!.:;,")
        {
            if (marks.Contains(mark))
                return mark.ToString();
        }

        return marks;
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (rune.Value < 0x80)
        {
            folded.Append(rune.Value == '\n' ? ' ' : (char)rune.Value);
            return;
        }

        var replacement = rune.Value switch
        {
            0x2018 or 0x2019 or 0x201A or 0x201B or 0x2BC or 0x2032 or 0xB4 or 0x60 => "'",
            0x201C or 0x201D or 0x201E or 0x201F or 0x2033 or 0xAB or 0xBB => "\"",
            0x2010 or 0x2011 or 0x2012 => "-",
            0x2013 => "–",
            0x2014 or 0x2015 => "—",
            0x2026 => "...",
            0x2022 or 0xB7 or 0x25CF or 0x25AA => ",",
            0x2044 or 0x2215 => "/",
            0x2103 => "°C",
            0x2109 => "°F",
            0x2116 => "No. ",
            0xB5 => "μ",
            0xBA => "°",
            0x212B => "Å",
            _ => null,
        };
        if (replacement is not null)
        {
            folded.Append(replacement);
            return;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.DecimalDigitNumber:
                folded.Append((int)Rune.GetNumericValue(rune));
                break;
            case UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber:
                AppendNumber(folded, rune);
                break;
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter when rune.Value is >= 0xFB00 and <= 0xFB06 or >= 0xFF21 and <= 0xFF5A or >= 0x1D400:
                folded.Append(rune.ToString().Normalize(NormalizationForm.FormKC));
                break;
            case UnicodeCategory.OtherPunctuation when rune.Value is >= 0xFF01 and <= 0xFF5E:
                folded.Append((char)(rune.Value - 0xFEE0));
                break;
            case UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.CurrencySymbol:
                folded.Append(rune.IsBmp && SpokenSymbols.Contains((char)rune.Value) ? rune.ToString() : " ");
                break;
            case UnicodeCategory.EnclosingMark:
            case UnicodeCategory.NonSpacingMark when rune.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100:
                break;
            default:
                folded.Append(rune);
                break;
        }
    }

    /// <summary>½ becomes 1/2 (kept apart from a whole number before it), ① becomes 1, Ⅳ becomes IV.</summary>
    private static void AppendNumber(StringBuilder folded, Rune rune)
    {
        var plain = rune.ToString().Normalize(NormalizationForm.FormKC).Replace('\u2044', '/');
        if (!plain.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '(' or ')' or '.'))
            plain = Rune.GetNumericValue(rune) is var value and >= 0 and < 1e15 && value == Math.Floor(value) ? ((long)value).ToString(CultureInfo.InvariantCulture) : "";
        if (folded.Length > 0 && char.IsAsciiDigit(folded[^1]))
            folded.Append(' ');
        folded.Append(plain);
    }

    private static string? Superscript(int value) => value switch
    {
        0xB9 => "1",
        0xB2 => "2",
        0xB3 => "3",
        0x2070 => "0",
        >= 0x2074 and <= 0x2079 => ((char)('4' + value - 0x2074)).ToString(),
        0x207B => "-",
        _ => null,
    };

    [GeneratedRegex(@"(^|\n)[ ]{0,8}(?:[-*•–][ ]|#{1,6}[ ]|>[ ])")]
    private static partial Regex LineStart();

    [GeneratedRegex(@" ?\n(?: ?\n)+ ?")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"[ \n]{2,}|\n")]
    private static partial Regex Spaces();

    [GeneratedRegex(@" ([,.;:!?])(?=[ ""')\]]|$)")]
    private static partial Regex SpaceBeforeMark();

    [GeneratedRegex(@"[,.;:!?](?: ?[,.;:!?])+")]
    private static partial Regex DoubledMark();
}
