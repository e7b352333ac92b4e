namespace PodcastMuse.Language;

/// <summary>Which writing system a character belongs to, as far as breaking text and choosing a language need it.</summary>
public static class WritingSystem
{
    /// <summary>The Thai block of Unicode, its digits, signs and currency mark included.</summary>
    public static bool IsThai(char c) => c is >= '\u0E01' and <= '\u0E5B';

    public static bool IsThaiConsonant(char c) => c is >= '\u0E01' and <= '\u0E2E';

    /// <summary>A vowel sign, tone mark or other sign that stands above, below or after its consonant and never begins a word.</summary>
    public static bool IsThaiMark(char c) => c is '\u0E30' or '\u0E31' or '\u0E32' or '\u0E33' or (>= '\u0E34' and <= '\u0E3A') or '\u0E45' or (>= '\u0E47' and <= '\u0E4E');

    public static bool HasThai(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\u0E01', '\u0E5B') >= 0;

    /// <summary>The share (0–1) of Thai among the letters of a text; 0 where there are none.</summary>
    public static double ThaiShare(ReadOnlySpan<char> text)
    {
        int thai = 0, letters = 0;
        foreach (var c in text)
        {
            if (IsThai(c))
                thai++;
            if (IsThai(c) || char.IsLetter(c))
                letters++;
        }
        return letters == 0 ? 0 : (double)thai / letters;
    }
}
