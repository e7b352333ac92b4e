namespace PodcastMuse.Language;

/// <summary>
/// How much there is to say: a count that grows in step with speaking time, so that seconds = units ÷ the voice's units per second.
/// Counted on text normalised for speech. One unit is about one syllable; a pause counts as the syllables that fit into it.
/// The weights are the least-squares fit of the built-in voices over their calibration texts.
/// </summary>
public static class SpokenUnits
{
    /// <summary>Rest at a comma, semicolon or colon, in syllables.</summary>
    private const double ShortPause = 1.0;

    /// <summary>Rest at the end of a sentence, in syllables.</summary>
    private const double LongPause = 2.0;

    public static double Count(string text, string language)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Pauses(text) + (SpeechText.PrimaryTag(language) == "th" ? ThaiSyllables(text) : Syllables(text));
    }

    private static double Pauses(string text)
    {
        var pauses = 0.0;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            // A mark inside a word ("3.5", "a,b") is no rest, and the rest after the last word is trimmed away.
            if (text[i + 1] is ' ' or '"' or ')' or '\n')
                pauses += text[i] switch { '.' or '!' or '?' => LongPause, ',' or ';' or ':' => ShortPause, _ => 0 };
        }

        return pauses;
    }

    private static double Syllables(string text)
    {
        var (vowels, letters, words, inVowel, inWord) = (0, 0, 0, false, false);
        foreach (var c in text)
        {
            var letter = char.IsLetter(c);
            var vowel = letter && "aeiouyAEIOUYáéíóúàèìòùäöüâêîôûæøåœãõ".Contains(c);
            if (vowel && !inVowel)
                vowels++;
            inVowel = vowel;
            letters += letter ? 1 : 0;
            words += letter && !inWord ? 1 : 0;
            inWord = letter || (inWord && c == '\'');
        }

        return (0.16 * vowels) + (0.24 * letters) + (0.19 * words);
    }

    /// <summary>Thai marks no tone or length the eye could count, but consonants and vowel signs together tell the time to a few percent.</summary>
    private static double ThaiSyllables(string text)
    {
        var count = 0.0;
        foreach (var c in text)
        {
            count += c switch
            {
                >= 'ก' and <= 'ฮ' => 0.5,
                >= 'ะ' and <= 'ู' or >= 'เ' and <= 'ๅ' => 0.315,
                // The letter under the mark is silent, and often the one before it.
                '์' => -0.75,
                ' ' => 0.55,
                >= 'a' and <= 'z' or >= 'A' and <= 'Z' => 0.35,
                _ => 0,
            };
        }

        return Math.Max(0, count);
    }
}
