using System.Globalization;

namespace PodcastMuse.Media.Captions;

/// <summary>How wide text is on screen, in characters a reader would count, and which characters stick to their neighbours.</summary>
internal static class Glyphs
{
    private const char SaraAm = '\u0E33';

    /// <summary>
    /// Grapheme clusters (UAX #29), so that Thai vowels and tone marks above and below take no width. Sara am belongs to its consonant's
    /// cluster but stands beside it, so it counts.
    /// </summary>
    public static int Width(string text)
    {
        var width = 0;
        var clusters = StringInfo.GetTextElementEnumerator(text);
        while (clusters.MoveNext())
            width++;
        return width + text.Count(c => c == SaraAm);
    }

    public static bool IsThai(char c) => c is >= '\u0E00' and <= '\u0E7F';

    /// <summary>Scripts written without spaces between words: Thai, Lao, Burmese, Khmer, kana and Han.</summary>
    public static bool IsUnspaced(char c) =>
        c is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF'
            or >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF';

    /// <summary>May never begin a line: closing punctuation, the Thai signs ๆ and ฯ, and marks that combine with what stands before.</summary>
    public static bool SticksToPrevious(char c) =>
        c is 'ๆ' or 'ฯ' or '\u200D' or '\uFE0F' or '%' or '!' or '?' or ',' or '.' or ';' or ':' or '…' or '—'
        || char.GetUnicodeCategory(c) is UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        || c is '、' or '。' or '，' or '！' or '？' or '：' or '；' or 'ー' or '々';

    /// <summary>May never end a line: opening punctuation.</summary>
    public static bool SticksToNext(char c) =>
        c is '$' or '#' or '@'
        || char.GetUnicodeCategory(c) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.CurrencySymbol;
}
