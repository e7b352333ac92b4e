using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace PodcastMuse.Language;

/// <summary>
/// Unicode's rules end a sentence after "Dr." and before "he said" in <c>"Stop!" he said</c>. This covers such stops with a comma of the
/// same length, so that offsets stay true; only the offsets of the covered text are used, never the text.
/// </summary>
internal static partial class SentenceStops
{
    private static readonly FrozenSet<string> NeverLast = FrozenSet.ToFrozenSet(
        [
            "mr", "mrs", "ms", "mx", "dr", "prof", "st", "mt", "gen", "col", "maj", "capt", "lt", "sgt", "sen", "rep", "gov", "pres",
            "rev", "fr", "hon", "messrs", "e.g", "i.e", "eg", "ie", "viz", "cf", "vs", "approx", "ca", "resp", "incl", "esp",
        ], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> BeforeNumbers = FrozenSet.ToFrozenSet(
        [
            "no", "nos", "p", "pp", "vol", "vols", "fig", "figs", "ch", "sec", "sect", "eq", "eqs", "art", "para", "pt", "ed", "c",
            "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        ], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> LastOnlyBeforeStarter = FrozenSet.ToFrozenSet(
        ["inc", "ltd", "co", "corp", "bros", "jr", "sr", "ph.d", "al", "dept", "univ", "assn", "ave", "blvd"], StringComparer.OrdinalIgnoreCase);

    // Words that begin sentences far more often than they follow an abbreviation inside one.
    private static readonly FrozenSet<string> Starters = FrozenSet.ToFrozenSet(
        [
            "The", "A", "An", "This", "That", "These", "Those", "It", "Its", "He", "She", "They", "We", "You", "I", "His", "Her", "Their",
            "Our", "My", "Your", "In", "On", "At", "By", "For", "From", "With", "Without", "After", "Before", "When", "While", "If", "As",
            "But", "And", "Or", "So", "Yet", "Then", "There", "Here", "However", "Although", "Though", "Because", "Since", "What", "Who",
            "Why", "How", "Where", "Some", "Many", "Most", "Few", "All", "Each", "Every", "Both", "No", "Not", "One", "Two", "Today",
            "Now", "Later", "Still", "Even", "Instead", "Meanwhile", "Moreover", "To",
        ], StringComparer.Ordinal);

    public static string Mask(string text)
    {
        var covered = text.ToCharArray();
        foreach (var stop in Stops().EnumerateMatches(text))
            if (!EndsSentence(text, stop.Index))
                covered[stop.Index] = ',';
        foreach (var exclamation in SpeechGoesOn().EnumerateMatches(text))
            covered[exclamation.Index] = ',';
        return new string(covered);
    }

    private static bool EndsSentence(string text, int stop)
    {
        var start = stop;
        while (start > 0 && (char.IsLetter(text[start - 1]) || WritingSystem.IsThai(text[start - 1]) || (text[start - 1] == '.' && start - 1 > 0 && char.IsLetter(text[start - 2]))) && stop - start < 40)
            start--;
        if (start == stop)
            return true;
        var word = text[start..stop];
        if (WritingSystem.IsThai(word[^1]))
            return !IsThaiAbbreviation(word);
        if (stop + 1 < text.Length && char.IsLetter(text[stop + 1]))
            return word.Length > 4 && !word.Contains('.', StringComparison.Ordinal);
        if (NeverLast.Contains(word))
            return false;
        var next = NextWord(text, stop + 1);
        if (BeforeNumbers.Contains(word))
            return next.IsEmpty || !char.IsDigit(next[0]);
        if (word is "a.m" or "p.m" or "A.M" or "P.M")
            return next.IsEmpty || char.IsUpper(next[0]);
        var initials = word.Length == 1 && char.IsUpper(word[0]) && word != "I" && BeginsWord(text, start);
        if (initials || IsLettersAndStops(word) || LastOnlyBeforeStarter.Contains(word))
            return next.IsEmpty || Starters.GetAlternateLookup<ReadOnlySpan<char>>().Contains(next);
        return true;
    }

    // A name's initial follows a name, a title or a line's start; "vitamin C." and "plan B." end sentences.
    private static bool BeginsWord(string text, int start)
    {
        var before = start - 1;
        while (before >= 0 && text[before] == ' ')
            before--;
        if (before < 0 || !char.IsLetter(text[before]))
            return true;
        var first = before;
        while (first > 0 && char.IsLetter(text[first - 1]))
            first--;
        return char.IsUpper(text[first]) || text.AsSpan(first, before + 1 - first) is "by" or "and" or "to" or "of" or "with" or "from";
    }

    private static bool IsLettersAndStops(string word)
    {
        if (word.Length < 3)
            return false;
        for (var i = 0; i < word.Length; i++)
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
                return false;
        return true;
    }

    // พ.ศ. ดร. กม. น.: up to four consonants before each stop and no vowels.
    private static bool IsThaiAbbreviation(string word)
    {
        var run = 0;
        foreach (var c in word)
        {
            if (c == '.')
                run = 0;
            else if (!WritingSystem.IsThaiConsonant(c) || ++run > 4)
                return false;
        }
        return true;
    }

    private static ReadOnlySpan<char> NextWord(string text, int from)
    {
        while (from < text.Length && (text[from] == ' ' || text[from] is '"' or '“' or '‘' or '\'' or '('))
            from++;
        var end = from;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        return text.AsSpan(from, end - from);
    }

    [GeneratedRegex(@"\.")]
    private static partial Regex Stops();

    [GeneratedRegex(@"[!?](?=[""'”’)\]]+ +\p{Ll})|(?<=[A-Za-z])!(?= +\p{Ll})")]
    private static partial Regex SpeechGoesOn();
}
