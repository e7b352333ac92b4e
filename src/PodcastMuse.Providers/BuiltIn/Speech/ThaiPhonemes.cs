using System.Text;
using PodcastMuse.Language.Thai;

namespace PodcastMuse.Providers.BuiltIn.Speech;

/// <summary>
/// Thai for espeak-ng. Its own Thai rules drop most vowels (น้ำ comes out as "ns"), but its Thai voice speaks with the phonemes
/// of Shan, a sister language that has the sounds and five tones Thai needs; so we read the words ourselves and hand over
/// phonemes. Latin words stay as they are: espeak-ng says them in English.
/// </summary>
internal static class ThaiPhonemes
{
    /// <summary>A space in Thai ends a phrase; after fewer syllables than this it is only typography (around numbers, say).</summary>
    private const int ShortestPhrase = 7;

    public static string From(string text)
    {
        var spoken = new StringBuilder(text.Length * 3);
        var sinceRest = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            var thai = IsThai(text[at]);
            while (end < text.Length && IsThai(text[end]) == thai)
                end++;
            if (thai)
                sinceRest += AppendThai(spoken, text[at..end]);
            else
                sinceRest = AppendRest(spoken, text[at..end], sinceRest);
            at = end;
        }

        return spoken.ToString();
    }

    private static int AppendThai(StringBuilder spoken, string run)
    {
        var count = 0;
        spoken.Append("[[");
        foreach (var word in ThaiWords.Of(run))
        {
            foreach (var syllable in ThaiPronunciation.Read(word))
            {
                spoken.Append(Phonemes(syllable));
                count++;
            }

            spoken.Append(' ');
        }

        spoken.Append("]]");
        return count;
    }

    private static int AppendRest(StringBuilder spoken, string between, int sinceRest)
    {
        if (between.Trim().Length > 0)
        {
            spoken.Append(between);
            return between.Any(char.IsLetterOrDigit) ? sinceRest + between.Length / 3 : 0;
        }

        spoken.Append(sinceRest >= ShortestPhrase ? ", " : " ");
        return sinceRest >= ShortestPhrase ? 0 : sinceRest;
    }

    private static string Phonemes(ThaiSyllable s)
    {
        var tone = s.Tone switch { ThaiTone.Mid => '3', ThaiTone.Low => '2', ThaiTone.Falling => '5', ThaiTone.High => '4', _ => '1' };
        var onset = string.Concat(s.Onset.Split(' ').Select(Onset));
        return (s.Vowel, s.IsLong, s.Coda) switch
        {
            ("ia", _, var coda) => $"{onset}ja:{tone}{coda}",
            ("ua", _, "j") => $"{onset}wa:i{tone}",
            ("ua", _, var coda) => $"{onset}wa:{tone}{coda}",
            ("Wa", _, var coda) => $"{onset}W{tone}@{tone}{coda}",
            ("a", false, "j") => $"{onset}ai{tone}",
            ("a", true, "j") => $"{onset}a:i{tone}",
            ("a", false, "w") => $"{onset}au{tone}",
            ("a", true, "w") => $"{onset}a:u{tone}",
            (var v, _, "j") when v is "o" or "u" or "O" or "@" => $"{onset}{v}i{tone}",
            (var v, _, "w") when v is "i" or "e" or "E" => $"{onset}{v}u{tone}",
            (var v, var isLong, var coda) => $"{onset}{v}{(isLong ? ":" : "")}{tone}{coda}",
        };
    }

    private static string Onset(string sound) => sound switch
    {
        "ph" => "p_h",
        "th" => "t_h",
        "kh" => "k_h",
        "c" => "tS;",
        "ch" => "tS;h",
        _ => sound,
    };

    private static bool IsThai(char c) => c is >= '\u0E00' and <= '\u0E7F';
}
