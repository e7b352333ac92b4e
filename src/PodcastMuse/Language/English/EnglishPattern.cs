namespace PodcastMuse.Language.English;

/// <summary>The pieces the English patterns are built of.</summary>
internal static class EnglishPattern
{
    /// <summary>A number as written, not cut out of a longer one: "1,234.5", "007", ".5". Repetition is bounded, so matching stays linear.</summary>
    public const string Number = @"(?:(?<!\d[.,]?)(?:\d{1,3}(?:,\d{3}){1,4}(?!\d)|\d{1,15}(?!\d))(?:\.\d{1,15}(?!\d))?|(?<![\d.\w])\.\d{1,15}(?!\d))";

    public const string Months = "January|February|March|April|May|June|July|August|September|October|November|December";

    public const string Scales = "hundred|thousand|million|billion|trillion";

    /// <summary>Keeps a word apart from the letter or digit next to it.</summary>
    public static string Apart(System.Text.RegularExpressions.Match match, string input, string words)
    {
        var before = match.Index > 0 && char.IsLetterOrDigit(input[match.Index - 1]) ? " " : "";
        var end = match.Index + match.Length;
        var after = end < input.Length && char.IsLetterOrDigit(input[end]) ? " " : "";
        return before + words + after;
    }
}
