using System.Globalization;

namespace PodcastMuse.Language.English;

/// <summary>Reads whole numbers, ordinals, decimals and years in English (American: no "and"). Beyond 15 digits, digit by digit.</summary>
internal static class EnglishNumbers
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly (long Size, string Name)[] Scales =
        [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"), (100, "hundred")];

    private static readonly Dictionary<string, string> IrregularOrdinals = new(StringComparer.Ordinal)
    {
        ["one"] = "first",
        ["two"] = "second",
        ["three"] = "third",
        ["five"] = "fifth",
        ["eight"] = "eighth",
        ["nine"] = "ninth",
        ["twelve"] = "twelfth",
    };

    public static string Cardinal(long value)
    {
        if (value < 0)
            return "minus " + Cardinal(-value);
        if (value < 20)
            return Small[value];
        if (value < 100)
            return Tens[value / 10] + (value % 10 == 0 ? "" : "-" + Small[value % 10]);
        var (size, name) = Array.Find(Scales, s => value >= s.Size);
        return $"{Cardinal(value / size)} {name}" + (value % size == 0 ? "" : " " + Cardinal(value % size));
    }

    public static string Ordinal(long value)
    {
        var words = Cardinal(value);
        var start = words.LastIndexOfAny([' ', '-']) + 1;
        var last = words[start..];
        return words[..start] + (IrregularOrdinals.TryGetValue(last, out var irregular) ? irregular
            : last.EndsWith('y') ? last[..^1] + "ieth"
            : last + "th");
    }

    /// <summary>A number as written: "1,234", "3.14", ".5", "-7", "007" (leading zeros are said).</summary>
    public static string Read(string written)
    {
        var number = written.Replace(",", "", StringComparison.Ordinal);
        if (number.StartsWith('-') || number.StartsWith('−'))
            return "minus " + Read(number[1..]);
        var point = number.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
            return (point == 0 ? "" : Read(number[..point]) + " ") + "point " + Digits(number[(point + 1)..]);
        if (number.Length > 15 || (number.Length > 1 && number[0] == '0'))
            return Digits(number);
        return Cardinal(long.Parse(number, CultureInfo.InvariantCulture));
    }

    public static string Digits(string digits) => string.Join(' ', digits.Where(char.IsAsciiDigit).Select(d => Small[d - '0']));

    /// <summary>1984 is "nineteen eighty-four", 1905 "nineteen oh five", 2005 "two thousand five", 1900 "nineteen hundred".</summary>
    public static string Year(int year)
    {
        if (year is < 1_000 or > 9_999 || year % 1_000 < 10)
            return Cardinal(year);
        var (century, rest) = (year / 100, year % 100);
        return Cardinal(century) + (rest == 0 ? " hundred" : rest < 10 ? " oh " + Small[rest] : " " + Cardinal(rest));
    }

    public static string Plural(string words) =>
        words.EndsWith('y') ? words[..^1] + "ies" : words.EndsWith('x') ? words + "es" : words + "s";
}
