using System.Globalization;
using System.Text.RegularExpressions;

namespace PodcastMuse.Language.Thai;

/// <summary>Dates (day/month/year, as written in Thailand) and times of the 24-hour clock ("10.30 น." is สิบนาฬิกาสามสิบนาที).</summary>
internal static partial class ThaiDates
{
    private static readonly string[] Months =
        ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"];

    public static string Say(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return text;
        var said = Iso().Replace(text, Spoken);
        said = DayFirst().Replace(said, Spoken);
        said = TimeRange().Replace(said, m => $"{Clock(m, "h", "m")}ถึง{Clock(m, "h2", "m2")}");
        return Time().Replace(said, m => Number(m, "h") > 24 || (m.Groups["m"].Success && Number(m, "m") > 59) ? m.Value : Clock(m, "h", "m"));
    }

    private static string Spoken(Match m)
    {
        var (day, month, year) = (Number(m, "d"), Number(m, "m"), Number(m, "y"));
        return month is < 1 or > 12 || day is < 1 or > 31
            ? m.Value
            : $"{ThaiNumbers.Cardinal(day)} {Months[month - 1]} {ThaiNumbers.Cardinal(year)}";
    }

    private static string Clock(Match m, string hour, string minute)
    {
        var minutes = m.Groups[minute].Success ? Number(m, minute) : 0;
        return ThaiNumbers.Cardinal(Number(m, hour)) + "นาฬิกา" + (minutes > 0 ? ThaiNumbers.Cardinal(minutes) + "นาที" : "");
    }

    private static int Number(Match m, string group) => int.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d.,/-])(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?![\d-])")]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\d.,/-])(?<d>\d{1,2})(?<sep>[/-])(?<m>\d{1,2})\k<sep>(?<y>\d{4})(?![\d/-])")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"(?<![\d:.,])(?<h>[01]?\d|2[0-4])[:.](?<m>[0-5]\d) ?(?:น\.)? ?[-–] ?(?<h2>[01]?\d|2[0-4])[:.](?<m2>[0-5]\d) ?น\.")]
    private static partial Regex TimeRange();

    [GeneratedRegex(@"(?<![\d:.,])(?<h>\d{1,2})(?:[:.](?<m>[0-5]\d))? ?น\.(?![ก-ฮ]\.)|(?<![\d:.,])(?<h>\d{1,2}):(?<m>[0-5]\d)(?![\d:])(?: ?นาฬิกา)?")]
    private static partial Regex Time();
}
