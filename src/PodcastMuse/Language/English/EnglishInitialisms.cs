using System.Text.RegularExpressions;

namespace PodcastMuse.Language.English;

/// <summary>
/// Capitals said letter by letter (FBI), as a word (NASA), or not special at all (a line that SHOUTS). Letters are written
/// apart: engines read "F B I" alike, while some try "FBI" as a word.
/// </summary>
internal static partial class EnglishInitialisms
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "NASA", "NATO", "UNESCO", "UNICEF", "OPEC", "LASER", "RADAR", "SONAR", "AIDS", "COVID", "ASEAN", "BRICS", "PIN", "SIM", "RAM", "ROM", "GIF", "SARS", "MERS", "SWAT",
        "SCUBA", "NAFTA", "OSHA", "FEMA", "NIMBY", "YOLO", "LAN", "WAN", "VAT", "SWIFT", "FAQ", "TED", "IKEA", "LEGO", "ZIP", "RNA", "CRISPR", "LIGO", "CERN", "OECD", "DARPA",
        "CAPTCHA", "MIDI", "BIOS", "CAD", "COBOL", "BASIC", "ESPRESSO", "SALT", "START", "NICE", "THAAD", "ICANN", "JSON", "YAML", "REST", "SOAP", "AJAX", "CRUD", "GUI", "WIMAX", "NAND",
    };

    private static readonly HashSet<string> Letters = new(StringComparer.Ordinal)
    {
        "USA", "UAE", "IEEE", "EEG", "ECG", "EKG", "IOU", "UFO", "AIR", "USB", "OEM", "IPO", "EPA", "AOL", "ESA", "IAEA", "UEFA", "OECD", "RNA", "ASAP", "IATA", "ISO", "IOC", "ESL", "USAF", "IMAX", "NGO", "CEO",
        "CFO", "CTO", "COO", "API", "UI", "UX", "AI", "IO", "EU", "UK", "US", "UN", "IT", "HR", "PR", "TV", "PC", "ID", "IQ", "EQ", "DJ", "MC", "VIP", "RIP", "FYI", "DIY", "AKA",
    };

    private static readonly Dictionary<string, string> Special = new(StringComparer.Ordinal)
    {
        ["OK"] = "okay",
        ["IEEE"] = "I triple E",
        ["JPEG"] = "jay peg",
        ["JPG"] = "jay peg",
        ["MPEG"] = "em peg",
        ["WWW"] = "the web",
        ["SQL"] = "sequel",
        ["GUI"] = "gooey",
        ["WIFI"] = "wifi",
        ["AAA"] = "triple A",
        ["NCAA"] = "N C double A",
        ["ICANN"] = "eye can",
        ["FAQ"] = "F A Q",
        ["IMAX"] = "eye max",
        ["UEFA"] = "U A fa",
        ["RNA"] = "R N A",
        ["OECD"] = "O E C D",
        ["AM"] = "A M",
    };

    public static string Say(string text)
    {
        var said = Shouted().Replace(text, m => m.Value.ToLowerInvariant());
        said = MixedCase().Replace(said, m => m.Value switch { "PhD" => "P H D", "PhDs" => "P H D's", "WiFi" or "Wi-Fi" => "wifi", _ => m.Value });
        return Capitals().Replace(said, m => Spoken(m.Groups["caps"].Value) + (m.Groups["s"].Success ? "'s" : ""));
    }

    private static string Spoken(string capitals)
    {
        if (Special.TryGetValue(capitals, out var special))
            return special;
        if (!Letters.Contains(capitals) && (Words.Contains(capitals) || (capitals.Length > 4 && Pronounceable().IsMatch(capitals))))
            return capitals.Length > 5 && !Words.Contains(capitals) ? capitals.ToLowerInvariant() : capitals;
        return string.Join(' ', capitals.Select(c => c.ToString()));
    }

    /// <summary>Three capitalised words in a row, one of them long: a heading or emphasis, not initials.</summary>
    [GeneratedRegex(@"(?<![\w&])(?=(?:[A-Z']{1,20}[ ,:-]{1,2}){0,6}[A-Z]{4,20}[ ,:.!?-])[A-Z]{1,20}(?:'[A-Z]{1,2})?(?:[ ,:-]{1,2}[A-Z]{1,20}(?:'[A-Z]{1,2})?){2,40}(?![\w])")]
    private static partial Regex Shouted();

    [GeneratedRegex(@"\b(?:PhDs?|WiFi|Wi-Fi)\b")]
    private static partial Regex MixedCase();

    [GeneratedRegex(@"(?<![\p{L}'])(?<caps>[A-Z]{2,20})(?:(?<s>'?s)(?![\p{L}]))?(?![\p{L}])")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"^(?=.*[AEIOU])(?!.*[^AEIOUY]{4})(?!.*[AEIOU]{3}).*$")]
    private static partial Regex Pronounceable();
}
