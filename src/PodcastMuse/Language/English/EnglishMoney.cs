using System.Text.RegularExpressions;

namespace PodcastMuse.Language.English;

/// <summary>Amounts of money, sign or code before or after, with cents, scales ("$3.5bn") and ranges ("$5–10").</summary>
internal static partial class EnglishMoney
{
    private sealed record Currency(string One, string Many, string Hundredth = "", string Hundredths = "");

    private static readonly Currency Dollar = new("dollar", "dollars", "cent", "cents");

    private static readonly Dictionary<string, Currency> Currencies = new(StringComparer.Ordinal)
    {
        ["$"] = Dollar,
        ["US$"] = new("US dollar", "US dollars", "cent", "cents"),
        ["A$"] = new("Australian dollar", "Australian dollars", "cent", "cents"),
        ["C$"] = new("Canadian dollar", "Canadian dollars", "cent", "cents"),
        ["HK$"] = new("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
        ["S$"] = new("Singapore dollar", "Singapore dollars", "cent", "cents"),
        ["NZ$"] = new("New Zealand dollar", "New Zealand dollars", "cent", "cents"),
        ["R$"] = new("real", "reais", "centavo", "centavos"),
        ["£"] = new("pound", "pounds", "penny", "pence"),
        ["€"] = new("euro", "euros", "cent", "cents"),
        ["¥"] = new("yen", "yen"),
        ["฿"] = new("baht", "baht", "satang", "satang"),
        ["₹"] = new("rupee", "rupees", "paisa", "paise"),
        ["₩"] = new("won", "won"),
        ["₽"] = new("ruble", "rubles", "kopek", "kopeks"),
        ["₫"] = new("dong", "dong"),
        ["₪"] = new("shekel", "shekels"),
        ["₺"] = new("lira", "lira"),
        ["₱"] = new("peso", "pesos"),
        ["USD"] = new("US dollar", "US dollars", "cent", "cents"),
        ["EUR"] = new("euro", "euros", "cent", "cents"),
        ["GBP"] = new("pound", "pounds", "penny", "pence"),
        ["THB"] = new("baht", "baht", "satang", "satang"),
        ["JPY"] = new("yen", "yen"),
        ["CNY"] = new("yuan", "yuan"),
        ["RMB"] = new("yuan", "yuan"),
        ["INR"] = new("rupee", "rupees"),
        ["KRW"] = new("won", "won"),
        ["AUD"] = new("Australian dollar", "Australian dollars", "cent", "cents"),
        ["CAD"] = new("Canadian dollar", "Canadian dollars", "cent", "cents"),
        ["CHF"] = new("Swiss franc", "Swiss francs"),
        ["SGD"] = new("Singapore dollar", "Singapore dollars", "cent", "cents"),
        ["HKD"] = new("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
        ["baht"] = new("baht", "baht", "satang", "satang"),
    };

    private const string Signs = @"US\$|A\$|C\$|HK\$|S\$|NZ\$|R\$|[$£€¥฿₹₩₽₫₪₺₱]";

    private const string Codes = "USD|EUR|GBP|THB|JPY|CNY|RMB|INR|KRW|AUD|CAD|CHF|SGD|HKD";

    public static string Say(string text)
    {
        var said = Before().Replace(text, m => EnglishPattern.Apart(m, text, Spoken(m)));
        return After().Replace(said, m => EnglishPattern.Apart(m, said, Spoken(m)));
    }

    private static string Spoken(Match m)
    {
        var currency = Currencies[m.Groups["cur"].Value];
        var sign = m.Groups["minus"].Success ? "minus " : "";
        var scale = Scale(m.Groups["scale"].Value);
        var amount = m.Groups["n"].Value;
        if (m.Groups["n2"].Success)
            return $"{sign}{EnglishNumbers.Read(amount)} to {EnglishNumbers.Read(m.Groups["n2"].Value)}{scale} {currency.Many}";
        if (scale.Length > 0)
            return $"{sign}{EnglishNumbers.Read(amount)}{scale} {(m.Groups["adjective"].Success ? currency.One : currency.Many)}";
        var point = amount.IndexOf('.', StringComparison.Ordinal);
        if (point < 0 || amount.Length - point != 3 || currency.Hundredth.Length == 0)
            return sign + Whole(amount, currency, m);
        var hundredths = amount[(point + 1)..].TrimStart('0');
        var rest = hundredths.Length == 0 ? "" : EnglishNumbers.Read(hundredths) + " " + (hundredths == "1" ? currency.Hundredth : currency.Hundredths);
        var units = point == 0 ? "0" : amount[..point];
        if (rest.Length == 0)
            return sign + Whole(units, currency, m);
        return sign + (units.Trim('0', ',').Length == 0 ? rest : $"{Whole(units, currency, m)} and {rest}");
    }

    private static string Whole(string amount, Currency currency, Match m) =>
        $"{EnglishNumbers.Read(amount)} {(amount == "1" || m.Groups["adjective"].Success ? currency.One : currency.Many)}";

    private static string Scale(string written) => written.Trim() switch
    {
        "" => "",
        "k" or "K" => " thousand",
        "m" or "M" or "mn" or "mln" => " million",
        "b" or "B" or "bn" => " billion",
        "t" or "T" or "tn" => " trillion",
        var word => " " + word.ToLowerInvariant(),
    };

    private const string Scaled = @"(?<scale>[ -](?:" + EnglishPattern.Scales + @")\b| ?(?:k|K|mn|mln|m|M|bn|b|B|tn|T)\b)?";

    [GeneratedRegex($@"(?<minus>(?<![\w)])[-−] ?)?(?<cur>{Signs}|\b(?:{Codes})\b) ?(?<n>{EnglishPattern.Number})(?: ?[–-] ?(?:[$£€¥฿]) ?(?<n2>{EnglishPattern.Number})| ?[–-] ?(?<n2>{EnglishPattern.Number}))?{Scaled}(?<adjective>(?=-[a-z])|(?<=\b[Aa]n? [^ ]{{1,12}}(?: [a-z]{{6,8}})?)(?= [a-z]))?")]
    private static partial Regex Before();

    [GeneratedRegex($@"(?<n>{EnglishPattern.Number})(?: ?[–-] ?(?<n2>{EnglishPattern.Number}))?{Scaled} ?(?<cur>\b(?:{Codes}|baht)\b|(?:[€£฿₫₽])(?! ?\d))")]
    private static partial Regex After();
}
