using System.Globalization;
using System.Text.RegularExpressions;

namespace ProviderEmulator.Writing;

/// <summary>
/// Finds the length that is asked for: words before characters before time, the last that is named, for the last is the most
/// particular. Limits of single lines and speaking rates are told apart from it.
/// </summary>
internal static partial class LengthReader
{
    private const double WordsPerSecond = 2.5;

    public static (int? Length, LengthUnit Unit)? Read(string text)
    {
        var all = AmountForm().Matches(text).Select(match => Mention.Of(text, match)).Where(mention => !mention.IsRate && !mention.IsOfLine).ToList();
        var mentions = all.Where(mention => !mention.IsCap).ToList() is { Count: > 0 } targets ? targets : all;
        var words = mentions.LastOrDefault(mention => mention.Unit is "word" or "คำ");
        if (BudgetForm().Matches(text).LastOrDefault() is { } budget && budget.Index > (words?.Place ?? -1))
            return (Number(budget.Groups[2].Value), budget.Groups[1].Value.Contains("char", StringComparison.OrdinalIgnoreCase) ? LengthUnit.Characters : LengthUnit.Words);
        if (words is not null)
            return (words.Amount, LengthUnit.Words);
        if (mentions.LastOrDefault(mention => mention.Unit is "char" or "ตัวอักษร" or "อักขระ") is { } characters)
            return (characters.Amount, LengthUnit.Characters);
        if (mentions.LastOrDefault(mention => mention.Unit is "sec" or "วินาที") is { } seconds)
            return ((int)(seconds.Amount * WordsPerSecond), LengthUnit.Words);
        return mentions.LastOrDefault(mention => mention.Unit is "min" or "นาที") is { } minutes ? ((int)(minutes.Amount * 60 * WordsPerSecond), LengthUnit.Words) : null;
    }

    /// <summary>The most words a single line may have.</summary>
    public static int? LineCap(string text) => AmountForm().Matches(text)
        .Select(match => Mention.Of(text, match))
        .FirstOrDefault(mention => mention.IsOfLine && !mention.IsRate && mention.Unit is "word" or "คำ")?.Most;

    private static int Number(string digits) => int.Parse(digits.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private sealed record Mention(int Place, int Amount, int Most, string Unit, bool IsRate, bool IsOfLine, bool IsCap)
    {
        public static Mention Of(string text, Match match)
        {
            var low = Number(match.Groups[1].Value);
            var high = match.Groups[2].Success ? Number(match.Groups[2].Value) : low;
            var before = text[Math.Max(0, match.Index - 40)..match.Index];
            before = before[(before.LastIndexOfAny(['\n', '.', ';']) + 1)..];
            var after = text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + 30)];
            after = after[..(after.IndexOfAny(['\n', '.', ';', ',']) is >= 0 and var end ? end : after.Length)];
            return new(match.Index, (low + high) / 2, high, match.Groups[3].Value.ToLowerInvariant(), RateForm().IsMatch(after), LineBeforeForm().IsMatch(before) || LineAfterForm().IsMatch(after), CapForm().IsMatch(before) || CapForm().IsMatch(after));
        }
    }

    [GeneratedRegex(@"(?<![\d.])(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\s*(?:-|–|to|and|ถึง)\s*(\d[\d,]*))?\s*-?(?:spoken |more |total )?(word|คำ|char|ตัวอักษร|อักขระ|sec|วินาที|min|นาที)(?:[a-z]*)", RegexOptions.IgnoreCase)]
    private static partial Regex AmountForm();

    [GeneratedRegex(@"\b(length \((?:words|characters)\)|words?|characters?|chars?|(?:word|target|length)[ _-]?(?:budget|words|target|count)|budget)(?: ?\([a-z ]+\))?""?\s*[:=]\s*(\d[\d,]*)(?![\d.]*\s*(?:s\b|sec|min))", RegexOptions.IgnoreCase)]
    private static partial Regex BudgetForm();

    [GeneratedRegex(@"^\s*(?:per|a|/|each)\s*min|^\s*/\s*m|^\s*per sec|wpm", RegexOptions.IgnoreCase)]
    private static partial Regex RateForm();

    [GeneratedRegex(@"\b(?:per|each|every|any|a|single|one)\s+(?:line|turn|segment|sentence|utterance)\b|\b(?:lines|turns|segments|sentences) (?:of|with|have)\b|\btitles?\b|แต่ละ(?:บรรทัด|ประโยค)", RegexOptions.IgnoreCase)]
    private static partial Regex LineBeforeForm();

    [GeneratedRegex(@"^\s*(?:(?:per|a|in each|in every|for each|each|every)\s+(?:line|turn|segment|sentence|utterance)|each\b|ต่อ(?:บรรทัด|ประโยค))", RegexOptions.IgnoreCase)]
    private static partial Regex LineAfterForm();

    [GeneratedRegex(@"\b(?:at most|no more than|max(?:imum)?|up to|under|fewer than|less than|limit|below)\b|ไม่เกิน|or (?:fewer|less)", RegexOptions.IgnoreCase)]
    private static partial Regex CapForm();
}
