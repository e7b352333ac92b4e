using System.Text.RegularExpressions;

namespace PodcastMuse.Language.Thai;

/// <summary>Amounts of money in Thai, with satang or cents and scales up to a trillion (ล้านล้าน).</summary>
internal static partial class ThaiMoney
{
    private static readonly Dictionary<string, (string Whole, string Hundredth)> Currencies = new(StringComparer.Ordinal)
    {
        ["฿"] = ("บาท", "สตางค์"),
        ["THB"] = ("บาท", "สตางค์"),
        ["บาท"] = ("บาท", "สตางค์"),
        ["$"] = ("ดอลลาร์", "เซนต์"),
        ["US$"] = ("ดอลลาร์สหรัฐ", "เซนต์"),
        ["USD"] = ("ดอลลาร์สหรัฐ", "เซนต์"),
        ["€"] = ("ยูโร", "เซนต์"),
        ["EUR"] = ("ยูโร", "เซนต์"),
        ["£"] = ("ปอนด์", "เพนนี"),
        ["GBP"] = ("ปอนด์", "เพนนี"),
        ["¥"] = ("เยน", ""),
        ["JPY"] = ("เยน", ""),
        ["CNY"] = ("หยวน", ""),
        ["₩"] = ("วอน", ""),
        ["KRW"] = ("วอน", ""),
        ["₹"] = ("รูปี", ""),
        ["₫"] = ("ด่ง", ""),
        ["ดอลลาร์"] = ("ดอลลาร์", "เซนต์"),
        ["ยูโร"] = ("ยูโร", "เซนต์"),
    };

    public static string Say(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return text;
        var said = Before().Replace(text, Spoken);
        return After().Replace(said, Spoken);
    }

    private static string Spoken(Match m)
    {
        var (whole, hundredth) = Currencies[m.Groups["cur"].Value];
        var minus = m.Groups["minus"].Success ? "ลบ" : "";
        var scale = Scale(m.Groups["scale"].Value.Trim());
        var amount = m.Groups["n"].Value;
        var end = m.Groups["n2"].Success ? "ถึง" + ThaiNumbers.Read(m.Groups["n2"].Value) : "";
        var point = amount.IndexOf('.', StringComparison.Ordinal);
        if (point < 0 || amount.Length - point != 3 || hundredth.Length == 0 || scale.Length > 0 || end.Length > 0)
            return minus + ThaiNumbers.Read(amount) + end + scale + whole;
        var rest = amount[(point + 1)..].TrimStart('0');
        var large = amount[..point].Trim('0', ',').Length == 0 && rest.Length > 0 ? "" : ThaiNumbers.Read(amount[..point]) + whole;
        return minus + large + (rest.Length == 0 ? "" : ThaiNumbers.Read(rest) + hundredth);
    }

    private static string Scale(string written) => written switch
    {
        "k" or "K" => "พัน",
        "m" or "M" or "million" => "ล้าน",
        "bn" or "B" or "billion" => "พันล้าน",
        "trillion" => "ล้านล้าน",
        _ => written,
    };

    private const string Scales = @"(?<scale> ?(?:หมื่นล้าน|แสนล้าน|พันล้าน|ล้านล้าน|ล้าน|แสน|หมื่น|พัน)| ?(?:k|K|million|billion|trillion|bn|m|M|B)\b)?";

    [GeneratedRegex($@"(?<minus>(?<![\w)])[-−] ?)?(?<cur>US\$|[฿$€£¥₩₹₫]|\b(?:THB|USD|EUR|GBP|JPY|CNY|KRW)\b) ?(?<n>{ThaiPattern.Number})(?: ?[–-] ?[฿$€£¥]?(?<n2>{ThaiPattern.Number}))?{Scales}")]
    private static partial Regex Before();

    [GeneratedRegex($@"(?<n>{ThaiPattern.Number})(?: ?[–-] ?(?<n2>{ThaiPattern.Number}))?{Scales} ?(?<cur>บาท|ดอลลาร์(?!สหรัฐ)|ยูโร|\b(?:THB|USD|EUR|GBP|JPY|CNY|KRW)\b|฿|€|£(?!\d))")]
    private static partial Regex After();
}
