using System.Text;

namespace PodcastMuse.Language.Thai;

/// <summary>ๆ says the word before it once more. Which letters are that word is ICU's dictionary to say.</summary>
internal static class ThaiRepetition
{
    /// <summary>Far enough back to hold any word, near enough to stay quick.</summary>
    private const int LookBack = 40;

    public static string Say(string text)
    {
        var mark = text.IndexOf('ๆ', StringComparison.Ordinal);
        if (mark < 0)
            return text;
        var said = new StringBuilder(text.Length + 64);
        var from = 0;
        for (; mark >= 0; mark = text.IndexOf('ๆ', from))
        {
            said.Append(text, from, mark - from);
            while (said.Length > 0 && said[^1] == ' ')
                said.Length--;
            said.Append(LastWord(said));
            from = mark + 1;
            // Without a space "เด็กๆเล่น" and with one "เด็กๆ เล่น" are the same sentence: the space is the mark's, not a pause.
        }

        return said.Append(text, from, text.Length - from).ToString();
    }

    private static string LastWord(StringBuilder said)
    {
        var start = said.Length;
        while (start > 0 && said.Length - start < LookBack && WordBreaks.IsThai(said[start - 1]))
            start--;
        var tail = said.ToString(start, said.Length - start);
        if (tail.Length == 0)
            return "";
        var last = WordBreaks.Of(tail).Where(b => b < tail.Length).Max();
        return tail[last..];
    }
}
