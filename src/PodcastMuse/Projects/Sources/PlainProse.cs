using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using static System.Globalization.UnicodeCategory;

namespace PodcastMuse.Projects.Sources;

/// <summary>
/// Knows sentences and paragraphs, as nearly everybody pastes them: letters, numbers and the marks of sentences, nothing with a meaning of
/// its own in Markdown or HTML. In such prose nothing nests and nothing is searched for its end, so that reading it takes a time that
/// grows with its length, whoever wrote it.
/// </summary>
internal static partial class PlainProse
{
    /// <summary>Characters: an hour of speech in English.</summary>
    internal const int Most = 60_000;

    /// <summary>Lines, of which parsers take the square: 20,000 of one letter kept a core for two seconds, as many characters of prose for 30 ms.</summary>
    internal const int MostLines = 2_000;

    /// <summary>Marks on one letter, as Thai, Vietnamese or Hebrew have them; many more are put in order with the square of their number.</summary>
    private const int MostMarks = 4;

    /// <summary>Of the kinds of characters in which others have a meaning, those that have none. U+200B parts words in Thai.</summary>
    private const string OfSentences = "\n\r\t.,;:!?'\"()/%…ฯ๏๚๛。、，！？：；・·¿¡\u200B";

    public static bool Is(string text)
    {
        if (text.Length > Most || text.AsSpan().Count('\n') >= MostLines || LineThatOpens().IsMatch(text) || Address().IsMatch(text))
            return false;
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune);
            marks = kind is NonSpacingMark or SpacingCombiningMark ? marks + 1 : 0;
            if (marks > MostMarks || !(IsOfWords(kind) || (rune.IsBmp && OfSentences.Contains((char)rune.Value))))
                return false;
        }

        return true;
    }

    private static bool IsOfWords(UnicodeCategory kind) => kind
        is UppercaseLetter or LowercaseLetter or TitlecaseLetter or ModifierLetter or OtherLetter
        or NonSpacingMark or SpacingCombiningMark or DecimalDigitNumber or LetterNumber or OtherNumber
        or SpaceSeparator or DashPunctuation or InitialQuotePunctuation or FinalQuotePunctuation or CurrencySymbol or OtherSymbol;

    /// <summary>Items of lists, definitions, rules and front matter.</summary>
    [GeneratedRegex(@"^[ \t]*(?:[-:]|\d{1,9}[.)])", RegexOptions.Multiline)]
    private static partial Regex LineThatOpens();

    /// <summary>Where a parser looks for the end of a link.</summary>
    [GeneratedRegex(@"://|www\.|mailto:|tel:", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
