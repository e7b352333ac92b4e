using System.Globalization;
using System.Text.RegularExpressions;

namespace PodcastMuse.Language.Thai;

/// <summary>What numbers remain: telephone numbers digit by digit, fractions, ratios, ranges, versions, and at last every digit run.</summary>
internal static partial class ThaiCounts
{
    public static string Say(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return text;
        var said = Telephone().Replace(text, m =>
            (m.Value.StartsWith('+') ? "บวก" : "") + string.Join(' ', DigitRun().Matches(m.Value).Select(d => ThaiNumbers.Digits(d.Value))));
        said = Version().Replace(said, m => string.Join("จุด", m.Value.Split('.').Select(ThaiNumbers.Read)));
        said = Clock().Replace(said, m => m.Value == "24/7" ? "ยี่สิบสี่ชั่วโมงเจ็ดวัน" : m.Value);
        said = Fraction().Replace(said, m => Number(m, "a") < Number(m, "b") && Number(m, "b") <= 100
            ? $"เศษ{ThaiNumbers.Read(m.Groups["a"].Value)}ส่วน{ThaiNumbers.Read(m.Groups["b"].Value)}"
            : $"{ThaiNumbers.Read(m.Groups["a"].Value)}ทับ{ThaiNumbers.Read(m.Groups["b"].Value)}");
        said = Ratio().Replace(said, m => $"{ThaiNumbers.Read(m.Groups["a"].Value)}ต่อ{ThaiNumbers.Read(m.Groups["b"].Value)}");
        said = Range().Replace(said, m => $"{ThaiNumbers.Read(m.Groups["a"].Value)}ถึง{ThaiNumbers.Read(m.Groups["b"].Value)}");
        said = Product().Replace(said, m => ThaiNumbers.Read(m.Groups["a"].Value) + "คูณ");
        said = Power().Replace(said, m => m.Groups["p"].Value switch
        {
            "2" => "ยกกำลังสอง",
            var p => "ยกกำลัง" + ThaiNumbers.Read(p),
        });
        said = Negative().Replace(said, m => "ลบ" + ThaiNumbers.Read(m.Groups["n"].Value));
        said = Any().Replace(said, m => Apart(m, said, ThaiNumbers.Read(m.Value)));
        return DigitRun().Replace(said, m => Apart(m, said, ThaiNumbers.Digits(m.Value)));
    }

    /// <summary>A space between a Latin letter and the Thai word after it; none between Thai words.</summary>
    private static string Apart(Match match, string input, string words)
    {
        var before = match.Index > 0 && char.IsAsciiLetter(input[match.Index - 1]) ? " " : "";
        var end = match.Index + match.Length;
        return before + words + (end < input.Length && char.IsAsciiLetter(input[end]) ? " " : "");
    }

    private static long Number(Match m, string group) => long.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d.,+-])(?:\+\d{1,3}(?:[ -]\(?\d{1,5}\)?){1,5}|0\d{1,2}[ -]\d{3}[ -]\d{3,4}|0\d{8,9}|1\d{3}(?= ?สายด่วน)|(?<=สายด่วน ?)\d{3,4})(?![\d-]|[.,]\d)")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"\d{1,15}")]
    private static partial Regex DigitRun();

    [GeneratedRegex(@"(?<![\d.,])\d{1,5}(?:\.\d{1,5}){2,5}(?![\d]|\.\d)")]
    private static partial Regex Version();

    [GeneratedRegex(@"(?<![\d/.,])24/7(?![\d/])")]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<![\d/.,])(?<a>\d{1,6})/(?<b>\d{1,6})(?![\d/]|[.,]\d)")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"(?<![\d:.,])(?<a>\d{1,9}) ?: ?(?<b>\d{1,9})(?![\d:]|[.,]\d)")]
    private static partial Regex Ratio();

    [GeneratedRegex($@"(?<a>{ThaiPattern.Number}) ?[–-] ?(?<b>{ThaiPattern.Number})(?![\d-])")]
    private static partial Regex Range();

    [GeneratedRegex($@"(?<a>{ThaiPattern.Number}) ?[×x] ?(?=\d)")]
    private static partial Regex Product();

    [GeneratedRegex(@"(?<=[\w)])\^(?<p>-?\d{1,6})(?!\d)")]
    private static partial Regex Power();

    [GeneratedRegex($@"(?<![\w)-])[-−–](?<n>{ThaiPattern.Number})")]
    private static partial Regex Negative();

    [GeneratedRegex(ThaiPattern.Number)]
    private static partial Regex Any();
}
