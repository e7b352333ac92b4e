using System.Globalization;
using System.Text;

namespace PodcastMuse.Providers.BuiltIn.Speech;

/// <summary>flite reads bytes: letters outside ASCII are brought to their nearest English spelling, what has none becomes a space.</summary>
internal static class AsciiSpeech
{
    public static string From(string text)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (rune.Value is > 0x20 and < 0x7F)
                ascii.Append((char)rune.Value);
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
                ascii.Append(Spelled(rune.Value));
        }

        return string.Join(' ', ascii.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Spelled(int value) => value switch
    {
        0x2018 or 0x2019 or 0x2BC or 0x2032 => "'",
        0x201C or 0x201D or 0xAB or 0xBB => "\"",
        0x2013 or 0x2014 => ", ",
        0x2010 or 0x2011 => "-",
        0x2026 => "...",
        0xDF => "ss",
        0xE6 => "ae",
        0xC6 => "Ae",
        0x153 => "oe",
        0x152 => "Oe",
        0xF8 => "o",
        0xD8 => "O",
        0xF0 or 0x111 => "d",
        0xD0 or 0x110 => "D",
        0xFE => "th",
        0xDE => "Th",
        0x142 => "l",
        0x141 => "L",
        0x131 => "i",
        _ => " ",
    };
}
