using System.Globalization;
using System.Text.RegularExpressions;

namespace PodcastMuse.Language.English;

/// <summary>Times of day: 10:05 is "ten oh five", 10:00 "ten o'clock", 14:00 "fourteen hundred", 5pm "five P M".</summary>
internal static partial class EnglishTimes
{
    public static string Say(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return text;
        var said = Clock().Replace(text, m =>
        {
            var (hour, minute) = (Number(m, "h"), Number(m, "m"));
            var second = m.Groups["s"].Success ? Number(m, "s") : (int?)null;
            if (hour > 24 || minute > 59 || second > 59)
                return m.Value;
            var half = Half(m);
            var spoken = minute == 0
                ? half.Length > 0 ? EnglishNumbers.Cardinal(hour)
                : hour is > 0 and <= 12 ? EnglishNumbers.Cardinal(hour) + " o'clock"
                : hour is 0 or 24 ? "midnight" : EnglishNumbers.Cardinal(hour) + " hundred"
                : $"{EnglishNumbers.Cardinal(hour)} {(minute < 10 ? "oh " : "")}{EnglishNumbers.Cardinal(minute)}";
            return spoken + (second is > 0 ? $" and {EnglishNumbers.Cardinal(second.Value)} seconds" : "") + half;
        });
        return Hour().Replace(said, m => EnglishNumbers.Cardinal(Number(m, "h")) + Half(m));
    }

    private static int Number(Match m, string group) => int.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Half(Match m) => m.Groups["half"].Success ? " " + char.ToUpperInvariant(m.Groups["half"].Value[0]) + " M" : "";

    [GeneratedRegex(@"(?<![\d:.,])(?<h>\d{1,2}):(?<m>\d{2})(?::(?<s>\d{2})(?:\.\d{1,9}Z?|Z)?)?(?![\d:]|\.\d)(?: ?(?<half>[aApP]) ?\.?[mM]\b)?")]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<![\d:.,$£€฿])(?<h>\d{1,2}) ?(?<half>[aA]|[pP]) ?[mM]\b(?!\w)")]
    private static partial Regex Hour();
}
