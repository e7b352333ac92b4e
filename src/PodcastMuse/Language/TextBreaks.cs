namespace PodcastMuse.Language;

/// <summary>
/// Where a text may be divided: at ends of sentences and of words, by Unicode's rules (UAX #29, ICU) and ICU's dictionaries for
/// scripts written without spaces. Pieces put together are the text again, exactly; each piece keeps the space that follows it.
/// Thread-safe. Throws a permanent fault when ICU is not installed.
/// </summary>
public static class TextBreaks
{
    /// <summary>Sentences; a line end always ends one. Thai, which has no full stop, is divided at the spaces between its phrases.</summary>
    /// <param name="text">Any text, empty included.</param>
    /// <param name="language">BCP-47 tag of its main language.</param>
    public static IReadOnlyList<string> Sentences(string text, string language)
    {
        if (text.Length == 0)
            return [];
        var sentences = new List<string>();
        var start = 0;
        foreach (var end in IcuBreaks.SentenceEnds(SentenceStops.Mask(text), language))
        {
            if (WritingSystem.HasThai(text.AsSpan(start, end - start)))
                sentences.AddRange(ThaiPhrases.Divide(text[start..end]));
            else
                sentences.Add(text[start..end]);
            start = end;
        }
        return sentences;
    }

    /// <summary>Words, spaces and punctuation marks, each its own piece.</summary>
    /// <param name="text">Any text, empty included.</param>
    /// <param name="language">BCP-47 tag of its main language.</param>
    public static IReadOnlyList<string> Words(string text, string language)
    {
        if (text.Length == 0)
            return [];
        var words = new List<string>();
        var start = 0;
        foreach (var end in IcuBreaks.WordEnds(text, language))
        {
            words.Add(text[start..end]);
            start = end;
        }
        return words;
    }
}
