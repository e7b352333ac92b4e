using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ProviderEmulator.Writing;

/// <summary>Reads an <see cref="Assignment"/> out of a prompt whose wording it does not know.</summary>
internal static partial class AssignmentReader
{
    /// <summary>In words or characters; more than any model here would write.</summary>
    private const int LongestText = 200_000;

    private const int MostMissed = 100;
    private const int LongestOrders = 50_000;

    private static readonly string[] Few = ["one", "two", "three", "four", "five", "six"];

    public static Assignment Read(IReadOnlyList<PromptMessage> messages)
    {
        var users = messages.Where(message => message.Role is not ("assistant" or "model")).ToList();
        var whole = string.Join("\n\n", users.Select(message => message.Text));
        var request = users.LastOrDefault()?.Text ?? "";
        var passages = PassageReader.Read(request) is { Count: > 0 } found ? found : PassageReader.Read(whole);
        var instructions = Ends(WithoutPassages(whole, passages));
        var orders = WithoutPassages(request, passages);
        var (length, unit) = LengthReader.Read(orders) ?? LengthReader.Read(instructions) ?? (null, LengthUnit.Words);
        var (speakers, first) = SpeakerReader.Read(instructions);
        return new(
            LanguageOf(whole, instructions),
            length is { } asked ? Math.Min(asked, LongestText) : null,
            unit,
            LengthReader.LineCap(instructions),
            ChaptersIn(instructions),
            speakers,
            first,
            passages,
            TopicForm().Match(whole) is { Success: true } topic ? topic.Groups[1].Value.Trim(' ', '"', '.', '“', '”') : string.Join(' ', Measure.LatinWords(request).Take(6)),
            BeginOf(orders));
    }

    /// <summary>In figures or, where there are few, in words.</summary>
    private static int? ChaptersIn(string instructions)
    {
        if (ChapterForm().Match(instructions) is { Success: true } chapters)
            return int.Parse(chapters.Groups[1].Success ? chapters.Groups[1].Value : chapters.Groups[2].Value, CultureInfo.InvariantCulture);
        return ChapterWordForm().Match(instructions) is { Success: true } few ? Array.IndexOf(Few, few.Groups[1].Value.ToLowerInvariant()) + 1 : null;
    }

    /// <summary>By "chapter 3 of 5", and "part 2 of 3" of it.</summary>
    private static double BeginOf(string request)
    {
        if (ShareForm().Match(request) is not { Success: true } chapter)
            return 0;
        var (number, count) = (Number(chapter.Groups[1]), Number(chapter.Groups[2]));
        var within = PartForm().Match(request, chapter.Index) is { Success: true } part && Number(part.Groups[1]) <= Number(part.Groups[2])
            ? (Number(part.Groups[1]) - 1.0) / Number(part.Groups[2])
            : 0;
        return number >= 1 && number <= count ? (number - 1 + within) / count : 0;

        static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Who gives orders does so at the beginning or at the end; a book between them that is no passage is not searched for them.</summary>
    private static string Ends(string text) => text.Length <= 2 * LongestOrders ? text : text[..LongestOrders] + "\n" + text[^LongestOrders..];

    /// <summary>Passages stand in their order. Those that were written otherwise, with escapes or marks, are not found, and the search for them is not kept up for ever.</summary>
    private static string WithoutPassages(string text, IReadOnlyList<SourcePassage> passages)
    {
        var rest = new StringBuilder();
        var (end, missed) = (0, 0);
        foreach (var passage in passages)
        {
            if (missed > MostMissed)
                break;
            var found = text.IndexOf(passage.Text, end, StringComparison.Ordinal);
            if (found < 0)
            {
                missed++;
                continue;
            }

            rest.Append(text, end, found - end).Append(' ');
            end = found + passage.Text.Length;
        }

        return rest.Append(text, end, text.Length - end).ToString();
    }

    private static string LanguageOf(string whole, string instructions)
    {
        if (ThaiForm().IsMatch(instructions))
            return "th";
        if (EnglishForm().IsMatch(instructions))
            return "en";
        return whole.Count(letter => letter is >= '\u0e00' and <= '\u0e7f') > whole.Count(char.IsAsciiLetter) / 2 ? "th" : "en";
    }

    [GeneratedRegex(@"""?\b(?:language|lang|locale)""?\W{1,6}(?:is\W+|code\W+)?(?:th\b|thai)|\bin Thai\b|ภาษาไทย|\bthai language\b|\bwrite (?:it )?thai\b", RegexOptions.IgnoreCase)]
    private static partial Regex ThaiForm();

    [GeneratedRegex(@"""?\b(?:language|lang|locale)""?\W{1,6}(?:is\W+|code\W+)?(?:en\b|english)|\bin English\b|ภาษาอังกฤษ", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishForm();

    [GeneratedRegex(@"\b(?:exactly|about|into|in|of|with)\s+(\d{1,2})\s+(?:chapters|sections|parts)\b|\b(?:chapters|sections)\s*[:=]\s*(\d{1,2})\b", RegexOptions.IgnoreCase)]
    private static partial Regex ChapterForm();

    [GeneratedRegex(@"\b(?:make it|exactly|about|into)\s+(one|two|three|four|five|six)\s+(?:chapters?|sections?|parts?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ChapterWordForm();

    [GeneratedRegex(@"\b(?:chapter|section)\s+(\d{1,3})\s+of\s+([1-9]\d{0,2})\b", RegexOptions.IgnoreCase)]
    private static partial Regex ShareForm();

    [GeneratedRegex(@"\bpart\s+([1-9]\d{0,2})\s+of\s+([1-9]\d{0,2})\b", RegexOptions.IgnoreCase)]
    private static partial Regex PartForm();

    [GeneratedRegex(@"\b(?:topic|episode title|title|subject|idea)""?\s*[:=]\s*""?([^\n""]{3,120})", RegexOptions.IgnoreCase)]
    private static partial Regex TopicForm();
}
