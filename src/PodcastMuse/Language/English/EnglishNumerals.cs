using System.Text.RegularExpressions;

namespace PodcastMuse.Language.English;

/// <summary>Roman numerals where they can be nothing else: after a ruler's name, after "Chapter" and its like, or II, III, IV … by themselves.</summary>
internal static partial class EnglishNumerals
{
    public static string Say(string text)
    {
        if (text.AsSpan().IndexOfAny('I', 'V', 'X') < 0)
            return text;
        var said = Ruler().Replace(text, m => Value(m.Groups["roman"].Value) is { } value ? $"{m.Groups["name"].Value} the {EnglishNumbers.Ordinal(value)}" : m.Value);
        said = Century().Replace(said, m => Value(m.Groups["roman"].Value) is { } value ? EnglishNumbers.Ordinal(value) : m.Value);
        said = Numbered().Replace(said, m => Value(m.Groups["roman"].Value) is { } value ? $"{m.Groups["noun"].Value} {EnglishNumbers.Cardinal(value)}" : m.Value);
        return Alone().Replace(said, m => Value(m.Value) is { } value ? EnglishNumbers.Cardinal(value) : m.Value);
    }

    /// <summary>The value where the letters are a numeral in canonical form.</summary>
    private static int? Value(string roman)
    {
        var value = 0;
        for (var i = 0; i < roman.Length; i++)
        {
            var digit = Digit(roman[i]);
            value += i + 1 < roman.Length && digit < Digit(roman[i + 1]) ? -digit : digit;
        }

        return value is > 0 and < 4_000 && Canonical(value) == roman ? value : null;
    }

    private static int Digit(char letter) => letter switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, 'C' => 100, 'D' => 500, _ => 1_000 };

    private static string Canonical(int value)
    {
        var roman = "";
        foreach (var (size, letters) in new[]
        {
            (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        })
        {
            for (; value >= size; value -= size)
                roman += letters;
        }

        return roman;
    }

    [GeneratedRegex(@"\b(?<name>Henry|Louis|Elizabeth|Charles|George|James|William|Edward|Richard|Pius|Paul|Benedict|Rama|Napoleon|Frederick|Catherine|Philip|Philippe|Alexander|Ivan|Nicholas|Leo|Innocent|Gregory|Urban|Clement|Boniface|Mary|Peter|Otto|Ferdinand|Leopold|Gustav|Christian|Victor|Ramses|Ramesses|Ptolemy|Cleopatra|Darius|Xerxes|Sixtus|Julius|Harald|Olaf|Haakon|Mehmed|Murad|Selim|Wilhelm|Friedrich|Karl|Carl|Juan Carlos|Felipe|Francis) (?<roman>[IVX]{1,6})\b(?!')")]
    private static partial Regex Ruler();

    [GeneratedRegex(@"\b(?<roman>[IVX]{1,6})(?:th|st|nd|rd)?(?= [Cc]entur(?:y|ies)\b)")]
    private static partial Regex Century();

    [GeneratedRegex(@"\b(?<noun>[Cc]hapter|[Pp]art|[Vv]olume|[Bb]ook|[Aa]ct|[Ss]cene|War|[Aa]rticle|[Ss]ection|[Pp]hase|[Tt]ype|[Cc]lass|[Ll]evel|[Tt]itle|[Aa]ppendix|[Ff]igure|[Tt]able|[Ss]tage|[Gg]rade|[Ee]pisode|Super Bowl|Rocky|Apollo|Mark|Schedule|Tier|Unit) (?<roman>[IVXLC]{1,8})\b(?!'|\.\w)")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"(?<!\b(?:an?|the|An?|The) )(?<![\w.-])(?:III?|IV|VI{1,3}|IX|XI{1,3}|XIV|XVI{0,3}|XIX|XXI{0,3})\b(?![\w'-])")]
    private static partial Regex Alone();
}
