using System.Globalization;
using System.Text.RegularExpressions;

namespace PodcastMuse.Language.English;

/// <summary>Calendar dates. A date of figures alone is read year-month-day, or month/day as in American English unless only day/month is possible.</summary>
internal static partial class EnglishDates
{
    private static readonly string[] MonthNames = EnglishPattern.Months.Split('|');

    public static string Say(string text)
    {
        var said = Iso().Replace(text, m => Spoken(m, m.Groups["m"].Value, m.Groups["d"].Value));
        said = Figures().Replace(said, m =>
        {
            var (first, second) = (m.Groups["a"].Value, m.Groups["b"].Value);
            return Number(first) > 12 || m.Groups["sep"].Value == "." ? Spoken(m, second, first) : Spoken(m, first, second);
        });
        said = MonthDay().Replace(said, m => InMonth(m, m.Groups["month"].Value + " " + Days(m)));
        said = DayMonth().Replace(said, m => InMonth(m, $"{(m.Groups["the"].Success ? m.Groups["the"].Value : "the ")}{Days(m)} of {m.Groups["month"].Value}"));
        return MonthYear().Replace(said, m => $"{m.Groups["month"].Value} {EnglishNumbers.Year(Number(m.Groups["y"].Value))}");
    }

    private static string Days(Match m) =>
        EnglishNumbers.Ordinal(Number(m.Groups["d"].Value)) + (m.Groups["d2"].Success ? " to " + EnglishNumbers.Ordinal(Number(m.Groups["d2"].Value)) : "");

    private static string InMonth(Match m, string day) =>
        Number(m.Groups["d"].Value) is < 1 or > 31 ? m.Value : day + (m.Groups["y"].Success ? ", " + EnglishNumbers.Year(Number(m.Groups["y"].Value)) : "");

    private static string Spoken(Match m, string month, string day)
    {
        var (monthNumber, dayNumber) = (Number(month), Number(day));
        return monthNumber is < 1 or > 12 || dayNumber is < 1 or > 31
            ? m.Value
            : $"{MonthNames[monthNumber - 1]} {EnglishNumbers.Ordinal(dayNumber)}, {EnglishNumbers.Year(Number(m.Groups["y"].Value))}";
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d.,/-])(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?=$|[^\d-]|T\d)(?:T(?=\d))?")]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\d.,/-])(?<a>\d{1,2})(?<sep>[/.-])(?<b>\d{1,2})\k<sep>(?<y>\d{4})(?![\d/-])")]
    private static partial Regex Figures();

    [GeneratedRegex($@"\b(?<month>{EnglishPattern.Months}) (?<d>\d{{1,2}})(?:st|nd|rd|th)?(?: ?[–-] ?(?<d2>\d{{1,2}})(?:st|nd|rd|th)?)?(?![\d:]|[.,]\d)(?:,? (?<y>[12]\d{{3}})(?![\d,]\d|\d))?")]
    private static partial Regex MonthDay();

    [GeneratedRegex($@"(?<the>\b[Tt]he )?(?<![\d.,/:-])(?<d>\d{{1,2}})(?:st|nd|rd|th)?(?: ?[–-] ?(?<d2>\d{{1,2}})(?:st|nd|rd|th)?)? (?:of )?(?<month>{EnglishPattern.Months})\b(?:,? (?<y>[12]\d{{3}})(?![\d,]\d|\d))?")]
    private static partial Regex DayMonth();

    [GeneratedRegex($@"\b(?<month>{EnglishPattern.Months}),? (?<y>[12]\d{{3}})(?![\d,]\d|\d)")]
    private static partial Regex MonthYear();
}
