using System.Globalization;

namespace PodcastMuse.Language.Thai;

/// <summary>
/// Reads numbers in Thai by the Royal Society's rules: a last one after other digits is เอ็ด (101 ends in เอ็ด too), twenty is ยี่สิบ,
/// millions stack. Beyond 18 digits, digit by digit.
/// </summary>
internal static class ThaiNumbers
{
    private static readonly string[] Names = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];

    private static readonly string[] Places = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"];

    public static string Cardinal(long value)
    {
        if (value < 0)
            return "ลบ" + Cardinal(-value);
        if (value == 0)
            return Names[0];
        var millions = value / 1_000_000;
        return (millions > 0 ? Cardinal(millions) + "ล้าน" : "") + BelowMillion((int)(value % 1_000_000), afterMore: millions > 0);
    }

    /// <summary>A number as written: "1,234", "3.14", "-7", "007" (leading zeros are said).</summary>
    public static string Read(string written)
    {
        var number = written.Replace(",", "", StringComparison.Ordinal);
        if (number.StartsWith('-') || number.StartsWith('−'))
            return "ลบ" + Read(number[1..]);
        var point = number.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
            return (point == 0 ? Names[0] : Read(number[..point])) + "จุด" + Digits(number[(point + 1)..]);
        if (number.Length > 18 || (number.Length > 1 && number[0] == '0'))
            return Digits(number);
        return Cardinal(long.Parse(number, CultureInfo.InvariantCulture));
    }

    public static string Digits(string digits) => string.Concat(digits.Where(char.IsAsciiDigit).Select(d => Names[d - '0']));

    private static string BelowMillion(int value, bool afterMore)
    {
        var words = "";
        var size = 100_000;
        for (var place = 5; place >= 0; place--, size /= 10)
        {
            var digit = value / size % 10;
            words += (digit, place) switch
            {
                (0, _) => "",
                (1, 0) when words.Length > 0 || afterMore => "เอ็ด",
                (1, 1) => "สิบ",
                (2, 1) => "ยี่สิบ",
                _ => Names[digit] + Places[place],
            };
        }

        return words;
    }
}
