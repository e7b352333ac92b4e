using System.Text.RegularExpressions;

namespace PodcastMuse.Language.Thai;

/// <summary>Numbers with a unit written in Latin letters or signs; Thai short forms were written out before.</summary>
internal static partial class ThaiMeasures
{
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["%"] = "เปอร์เซ็นต์",
        ["°C"] = "องศาเซลเซียส",
        ["°F"] = "องศาฟาเรนไฮต์",
        ["°"] = "องศา",
        ["km/h"] = "กิโลเมตรต่อชั่วโมง",
        ["km^2"] = "ตารางกิโลเมตร",
        ["m^2"] = "ตารางเมตร",
        ["m^3"] = "ลูกบาศก์เมตร",
        ["km"] = "กิโลเมตร",
        ["cm"] = "เซนติเมตร",
        ["mm"] = "มิลลิเมตร",
        ["m"] = "เมตร",
        ["kg"] = "กิโลกรัม",
        ["mg"] = "มิลลิกรัม",
        ["g"] = "กรัม",
        ["ml"] = "มิลลิลิตร",
        ["L"] = "ลิตร",
        ["l"] = "ลิตร",
        ["kWh"] = "กิโลวัตต์ชั่วโมง",
        ["kW"] = "กิโลวัตต์",
        ["MW"] = "เมกะวัตต์",
        ["GW"] = "กิกะวัตต์",
        ["W"] = "วัตต์",
        ["V"] = "โวลต์",
        ["kHz"] = "กิโลเฮิรตซ์",
        ["MHz"] = "เมกะเฮิรตซ์",
        ["GHz"] = "กิกะเฮิรตซ์",
        ["Hz"] = "เฮิรตซ์",
        ["KB"] = "กิโลไบต์",
        ["MB"] = "เมกะไบต์",
        ["GB"] = "กิกะไบต์",
        ["TB"] = "เทระไบต์",
        ["Mbps"] = "เมกะบิตต่อวินาที",
        ["Gbps"] = "กิกะบิตต่อวินาที",
        ["ms"] = "มิลลิวินาที",
        ["dB"] = "เดซิเบล",
        ["ft"] = "ฟุต",
        ["mi"] = "ไมล์",
        ["lb"] = "ปอนด์",
        ["oz"] = "ออนซ์",
    };

    public static string Say(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return text;
        return Measure().Replace(text, m =>
            (m.Groups["minus"].Success ? "ลบ" : "") + ThaiNumbers.Read(m.Groups["n"].Value)
            + (m.Groups["n2"].Success ? "ถึง" + ThaiNumbers.Read(m.Groups["n2"].Value) : "") + Units[m.Groups["unit"].Value]);
    }

    [GeneratedRegex($@"(?<minus>(?<![\w)])[-−])?(?<n>{ThaiPattern.Number})(?: ?%?(?:[–-]|ถึง) ?(?<n2>{ThaiPattern.Number}))? ?(?<unit>%|°[CF]|°|(?:km/h|km\^2|m\^[23]|km|cm|mm|kg|mg|ml|kWh|kW|MW|GW|kHz|MHz|GHz|Hz|KB|MB|GB|TB|Mbps|Gbps|ms|dB|ft|mi|lb|oz|[mglLWV])(?![\w^]))")]
    private static partial Regex Measure();
}
