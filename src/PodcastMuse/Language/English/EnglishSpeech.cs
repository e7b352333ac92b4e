using System.Text.RegularExpressions;

namespace PodcastMuse.Language.English;

/// <summary>
/// English, from the most specific form to the least: an address before its dots, a date before its numbers, and at the end
/// whatever digit is left. Every pass writes words only, so no pass can misread another's work.
/// </summary>
internal static partial class EnglishSpeech
{
    public static string Say(string text)
    {
        var said = LongDigits().Replace(text, m => " " + EnglishNumbers.Digits(m.Value) + " ");
        said = EnglishAddresses.Say(said);
        said = EnglishMarks.Drop(said);
        said = EnglishAbbreviations.Say(said);
        said = EnglishNumerals.Say(said);
        said = EnglishDates.Say(said);
        said = EnglishTimes.Say(said);
        said = EnglishMoney.Say(said);
        said = EnglishRatios.Say(said);
        said = EnglishMeasures.Say(said);
        said = EnglishCounts.Say(said);
        said = EnglishInitialisms.Say(said);
        said = EnglishMarks.Say(said);
        return PlainText.Tidy(said);
    }

    /// <summary>No quantity has so many digits; taken first, they also bound what every later pattern can look through.</summary>
    [GeneratedRegex(@"\d{16,}")]
    private static partial Regex LongDigits();
}
