using System.Text.RegularExpressions;

namespace PodcastMuse.Language;

/// <summary>
/// A creator's own pronunciations: whole words only, the longest key first, in one pass, so that no replacement is replaced again.
/// Thai is written without spaces: there a key may not begin or end within a word the dictionary of ICU knows.
/// </summary>
internal static class Pronunciations
{
    /// <summary>Enough for a show's names and terms; beyond it the pass would no longer be cheap.</summary>
    private const int Most = 5_000;

    public static string Apply(string text, IReadOnlyDictionary<string, string>? pronunciations)
    {
        if (pronunciations is null || pronunciations.Count == 0 || text.Length == 0)
            return text;
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pronunciations)
        {
            var word = PlainText.Clean(key).Trim();
            if (word.Length > 0 && entries.Count < Most)
                entries[word] = PlainText.Clean(value).Trim();
        }

        if (entries.Count == 0)
            return text;
        var pattern = string.Join('|', entries.Keys.OrderByDescending(k => k.Length).ThenBy(k => k, StringComparer.Ordinal).Select(Whole));
        var boundaries = entries.Keys.Any(WordBreaks.HasThai) ? WordBreaks.Of(text) : null;
        return Regex.Replace(text, pattern, m => Said(m, entries, boundaries), RegexOptions.CultureInvariant);
    }

    private static string Said(Match match, Dictionary<string, string> entries, HashSet<int>? boundaries)
    {
        var found = entries.TryGetValue(match.Value, out var exact) ? exact
            : entries.GetValueOrDefault(match.Value.ToLowerInvariant());
        if (found is null || (boundaries is not null && WordBreaks.HasThai(match.Value) && !StandsAlone(match, boundaries)))
            return match.Value;
        return found;
    }

    /// <summary>A coined name ICU does not know is cut anywhere, so boundaries only bind keys that are one known word.</summary>
    private static bool StandsAlone(Match match, HashSet<int> boundaries) =>
        (boundaries.Contains(match.Index) && boundaries.Contains(match.Index + match.Length)) || WordBreaks.Of(match.Value).Count > 2;

    private static string Whole(string key)
    {
        var body = Regex.Escape(key);
        if (!key.Any(char.IsUpper))
            body = $"(?i:{body})";
        var before = WordBreaks.IsThai(key[0]) || !char.IsLetterOrDigit(key[0]) ? "" : @"(?<![\p{L}\p{N}-[\u0E00-\u0E7F]])";
        var after = WordBreaks.IsThai(key[^1]) ? @"(?![\u0E31\u0E33-\u0E3A\u0E47-\u0E4E])"
            : !char.IsLetterOrDigit(key[^1]) ? "" : @"(?![\p{L}\p{N}-[\u0E00-\u0E7F]])";
        return before + body + after;
    }
}
