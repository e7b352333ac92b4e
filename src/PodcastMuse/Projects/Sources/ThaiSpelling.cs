using System.Text;
using System.Text.RegularExpressions;

namespace PodcastMuse.Projects.Sources;

/// <summary>
/// Puts Thai letters back into the order of the standard (WTT 2.0). Fonts and PDF writers take them apart: sara am becomes nikhahit and
/// sara aa, marks change places, are doubled for boldness, or carry private codes of old Windows and Mac fonts.
/// </summary>
internal static partial class ThaiSpelling
{
    public static string Restore(string line)
    {
        var text = FromPrivateCodes(line).Replace("เเ", "แ", StringComparison.Ordinal);
        text = DoubledMark().Replace(text, "$1");
        text = SpaceBeforeMark().Replace(text, "");
        text = ToneBeforeVowel().Replace(text, "$2$1");
        text = TornSaraAm().Replace(text, "$1$2ำ");
        text = LostNikhahit().Replace(text, "$1ำ");
        text = SaraAmTwice().Replace(text, "$1ำ");
        return SaraAmBeforeTone().Replace(text, "$1ำ");
    }

    /// <summary>Codes U+F700–F71A of Thai fonts before OpenType, for the same letters moved or without their foot.</summary>
    public static string FromPrivateCodes(string text)
    {
        const string Standard = "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู";
        if (text.AsSpan().IndexOfAnyInRange('\uF700', '\uF71A') < 0)
            return text;
        var plain = new StringBuilder(text);
        for (var i = 0; i < plain.Length; i++)
            if (plain[i] is >= '\uF700' and <= '\uF71A')
                plain[i] = Standard[plain[i] - '\uF700'];
        return plain.ToString();
    }

    [GeneratedRegex(@"([\u0E31\u0E34-\u0E3A\u0E47-\u0E4E])\1+")]
    private static partial Regex DoubledMark();

    [GeneratedRegex(@"(?<=[\u0E01-\u0E2E]) +(?=[\u0E31\u0E33-\u0E3A\u0E47-\u0E4E])")]
    private static partial Regex SpaceBeforeMark();

    [GeneratedRegex(@"([\u0E48-\u0E4B])([\u0E31\u0E34-\u0E39])")]
    private static partial Regex ToneBeforeVowel();

    // Nikhahit and a tone in either order, then sara aa.
    [GeneratedRegex(@"(?:\u0E4D([\u0E48-\u0E4B]?)|([\u0E48-\u0E4B])\u0E4D) ?\u0E32")]
    private static partial Regex TornSaraAm();

    // A font without nikhahit leaves a space in its place: no Thai word begins with sara aa.
    [GeneratedRegex(@"([\u0E01-\u0E2E][\u0E48-\u0E4B]?) \u0E32")]
    private static partial Regex LostNikhahit();

    // Nikhahit named sara am, with its sara aa still there.
    [GeneratedRegex(@"\u0E33([\u0E48-\u0E4B]?)\u0E32")]
    private static partial Regex SaraAmTwice();

    [GeneratedRegex(@"\u0E33([\u0E48-\u0E4B])")]
    private static partial Regex SaraAmBeforeTone();
}
