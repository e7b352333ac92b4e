using System.Globalization;
using System.Text.RegularExpressions;

namespace ProviderEmulator.Writing;

/// <summary>Finds who speaks: a list below a line about speakers, such a list within one line, or names in JSON. Nobody named is one narrator.</summary>
internal static partial class SpeakerReader
{
    public static (IReadOnlyList<string> Names, int First) Read(string text)
    {
        if (BlockForm().Match(text) is { Success: true } block)
        {
            var items = ItemForm().Matches(block.Groups[1].Value);
            if (items.Count > 0)
            {
                var first = items[0].Groups[1].Success ? int.Parse(items[0].Groups[1].Value, CultureInfo.InvariantCulture) : 0;
                return ([.. items.Select(item => item.Groups[2].Value.Trim())], first);
            }
        }

        if (JsonForm().Match(text) is { Success: true } json && NameForm().Matches(json.Value) is { Count: > 0 } names)
            return ([.. names.Select(name => name.Groups[1].Value)], 0);
        if (InlineForm().Match(text) is { Success: true } inline)
        {
            var found = inline.Groups[1].Value.Split([",", ";", " and ", " และ "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(part => CleanForm().Replace(part, "").Trim())
                .Where(part => part.Length is > 0 and < 40)
                .ToList();
            if (found.Count > 0)
                return (found, 0);
        }

        return CountForm().Match(text) is { Success: true } count
            ? ([.. Enumerable.Range(1, Math.Clamp(int.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture), 1, 6)).Select(number => $"Speaker {number}")], 0)
            : ([], 0);
    }

    [GeneratedRegex(@"^[^\n]*(?:speakers?|hosts?|cast|ผู้พูด|ผู้ดำเนินรายการ)\b?[^\n]*:\s*\n((?:[ \t]*(?:[-*•]|\(?\d+[.):]|\p{Lu})[^\n]*\n?)+)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex BlockForm();

    [GeneratedRegex(@"^[ \t]*(?:[-*•][ \t]*)?(?:\(?(\d+)[.):=][ \t]*)?(?:speaker[ \t]+\d+[ \t]*[:=][ \t]*)?[""“]?([\p{L}][\p{L}\p{M} .'’]{0,38}?)[""”]?[ \t]*(?:$|[,(\[:;—–-]| is | as )", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex ItemForm();

    [GeneratedRegex(@"""speakers""\s*:\s*\[[^\]]*\]")]
    private static partial Regex JsonForm();

    [GeneratedRegex(@"""name""\s*:\s*""([^""]+)""")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"\b(?:speakers?|hosts?|cast)(?: are)?\s*[:=]\s*([^\n.]{2,200})", RegexOptions.IgnoreCase)]
    private static partial Regex InlineForm();

    [GeneratedRegex(@"\([^)]*\)|^\s*\d+\s*[:.)=-]?\s*|[""“”]")]
    private static partial Regex CleanForm();

    [GeneratedRegex(@"\b([1-6]) speakers\b", RegexOptions.IgnoreCase)]
    private static partial Regex CountForm();
}
