using PodcastMuse.Language;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// Words of a text, and the terms by which sentences are compared: lower case, no stop words, English plurals folded. Terms are only ever compared,
/// never said.
/// </summary>
internal static class Terms
{
    /// <summary>Words in order, lower case, punctuation and spaces left out.</summary>
    public static IReadOnlyList<string> Words(string text, Lexicon lexicon) =>
        lexicon.IsThai
            ? [.. TextBreaks.Words(text, "th").Where(w => char.IsLetterOrDigit(w[0]) || WritingSystem.IsThai(w[0])).Select(w => w.ToLowerInvariant())]
            : Latin(text);

    public static IEnumerable<string> Of(IReadOnlyList<string> words, Lexicon lexicon) =>
        words.Where(w => w.Length > 1 && !lexicon.Stopwords.Contains(w)).Select(w => lexicon.IsThai ? w : Folded(w));

    private static string Folded(string word) =>
        word.Length <= 4 || !word.EndsWith('s') || word.EndsWith("ss", StringComparison.Ordinal) ? word
        : word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word[..^1];

    private static List<string> Latin(string text)
    {
        var words = new List<string>(text.Length / 5);
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] is '\'' or '’' or '-' && start >= 0 && i + 1 < text.Length && char.IsLetter(text[i + 1])));
            if (inside && start < 0)
                start = i;
            else if (!inside && start >= 0)
            {
                words.Add(text[start..i].ToLowerInvariant());
                start = -1;
            }
        }
        return words;
    }
}
