using System.Globalization;
using System.Text.RegularExpressions;

namespace PodcastMuse.Language.English;

/// <summary>What numbers remain: telephone numbers, versions, ordinals, decades, years, ranges, and at last every digit run whatever it is.</summary>
internal static partial class EnglishCounts
{
    public static string Say(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return text;
        var said = Telephone().Replace(text, m => Grouped(m.Value));
        said = Version().Replace(said, m => EnglishPattern.Apart(m, said, string.Join(" point ", m.Value.TrimStart('v', 'V').Split('.').Select(EnglishNumbers.Read))));
        said = OrdinalNumber().Replace(said, m => EnglishNumbers.Ordinal(Whole(m.Groups["n"].Value)));
        said = Decade().Replace(said, m => DecadeOf(m.Groups["d"].Value));
        said = YearRange().Replace(said, m => $"{YearOf(m.Groups["a"].Value)} to {YearOf(m.Groups["b"].Value)}");
        said = Range().Replace(said, m => $"{YearOr(m.Groups["a"].Value)} to {YearOr(m.Groups["b"].Value)}");
        said = Quantity().Replace(said, m => EnglishNumbers.Read(m.Groups["n"].Value));
        said = Year().Replace(said, m => YearOf(m.Value));
        said = Numbered().Replace(said, m => "number " + EnglishNumbers.Read(m.Groups["n"].Value));
        said = Negative().Replace(said, m => "minus " + EnglishNumbers.Read(m.Groups["n"].Value));
        said = Times().Replace(said, m => EnglishNumbers.Read(m.Groups["n"].Value) + " times");
        said = LetterDash().Replace(said, " ");
        said = Any().Replace(said, m => EnglishPattern.Apart(m, said, EnglishNumbers.Read(m.Value)));
        return Rest().Replace(said, m => EnglishPattern.Apart(m, said, EnglishNumbers.Digits(m.Value)));
    }

    private static long Whole(string written) => long.Parse(written.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static string YearOf(string digits) => digits.Length == 4 ? EnglishNumbers.Year((int)Whole(digits)) : EnglishNumbers.Read(digits);

    private static string YearOr(string written) => PlainYear().IsMatch(written) ? YearOf(written) : EnglishNumbers.Read(written);

    private static string Grouped(string telephone) =>
        (telephone.StartsWith('+') ? "plus " : "") + string.Join(", ", DigitRun().Matches(telephone).Select(m => EnglishNumbers.Digits(m.Value)));

    private static string DecadeOf(string digits)
    {
        var year = (int)Whole(digits);
        if (digits.Length == 4 && year % 100 > 0 && year % 1_000 >= 10)
            return EnglishNumbers.Cardinal(year / 100) + " " + EnglishNumbers.Plural(EnglishNumbers.Cardinal(year % 100));
        return EnglishNumbers.Plural(digits.Length == 4 ? EnglishNumbers.Year(year) : EnglishNumbers.Cardinal(year));
    }

    [GeneratedRegex(@"(?<![\w.,+-])(?:\+\d{1,3}(?:[ -]\(?\d{1,5}\)?){1,5}|\(\d{2,4}\) ?\d{3,4}[ -]\d{3,4}|\d{3}[ -]\d{3}[ -]\d{4}|\d{3}-\d{4}|0\d{1,3}[ -]\d{3,4}(?:[ -]\d{3,4})?|1-8\d\d-\d{3}-\d{4})(?![\w-]|[.,]\d)")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"\d{1,15}")]
    private static partial Regex DigitRun();

    [GeneratedRegex(@"(?<![\d.,])\d{1,5}(?:\.\d{1,5}){2,5}(?![\d]|\.\d)|(?<![\w.])[vV]\d{1,5}(?:\.\d{1,5}){0,5}(?!\w|\.\d)")]
    private static partial Regex Version();

    [GeneratedRegex(@"(?<![\w.])(?<n>\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:st|nd|rd|th|ST|ND|RD|TH)\b")]
    private static partial Regex OrdinalNumber();

    [GeneratedRegex(@"(?<![\w.,])'?(?<d>[12]\d{2}0|[1-9]0)'?s\b")]
    private static partial Regex Decade();

    [GeneratedRegex(@"(?<![\w.,$£€-])(?<a>1[1-9]\d{2}|20\d{2}) ?[–-] ?(?<b>1[1-9]\d{2}|20\d{2}|\d{2})(?![\w%-]|[.,]\d)")]
    private static partial Regex YearRange();

    [GeneratedRegex($@"(?<![\w-])(?<a>{EnglishPattern.Number}) ?[–-] ?(?<b>{EnglishPattern.Number})(?![\w-])")]
    private static partial Regex Range();

    /// <summary>Four digits and a plural ("1250 people", "1984 copies") are a count, unless the words around tell a year.</summary>
    [GeneratedRegex(@"(?<!\b(?:[Ii]n|[Ss]ince|[Bb]y|[Ff]rom|[Uu]ntil|[Tt]ill|[Dd]uring|[Bb]efore|[Aa]fter|[Oo]f|[Cc]irca|[Tt]o|[Ee]arly|[Ll]ate|[Tt]he|[Aa]round|[Yy]ear|January|February|March|April|May|June|July|August|September|October|November|December),? )(?<![\w.,-])(?<n>1[1-9]\d{2}|20\d{2})(?= (?!(?:was|is|has|its|as|his|this|us|sees|saw|brings|marks|thus|across)\b)(?:people|men|women|children|[a-z]{2,20}s)\b)")]
    private static partial Regex Quantity();

    [GeneratedRegex(@"(?<![\w.,-])(?:1[1-9]\d{2}|20\d{2}|(?<=\b[Ii]n )10[1-9]\d)(?![\w%]|[.,]\d|-\d)")]
    private static partial Regex Year();

    [GeneratedRegex(@"^(?:1[1-9]\d{2}|20\d{2})$")]
    private static partial Regex PlainYear();

    [GeneratedRegex($@"#(?<n>{EnglishPattern.Number})")]
    private static partial Regex Numbered();

    [GeneratedRegex($@"(?<![\w)-])[-−–](?<n>{EnglishPattern.Number})")]
    private static partial Regex Negative();

    [GeneratedRegex($@"(?<n>{EnglishPattern.Number})[x×](?!\w)")]
    private static partial Regex Times();

    [GeneratedRegex(@"(?<=[A-Za-z])-(?=\d)")]
    private static partial Regex LetterDash();

    [GeneratedRegex(EnglishPattern.Number)]
    private static partial Regex Any();

    [GeneratedRegex(@"\d{1,15}")]
    private static partial Regex Rest();
}
