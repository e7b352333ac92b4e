using System.Text.RegularExpressions;

namespace PodcastMuse.Language.Thai;

/// <summary>
/// Thai, from the most specific form to the least. Repetition (ๆ) comes first, while the words are still as written; English words
/// inside are left to the voice, but their initials are said with Thai letter names, as Thai speakers do.
/// </summary>
internal static partial class ThaiSpeech
{
    public static string Say(string text)
    {
        var said = LongDigits().Replace(text, m => ThaiNumbers.Digits(m.Value));
        said = ThaiAddresses.Say(said);
        said = ThaiMarks.Drop(said);
        said = ThaiRepetition.Say(said);
        said = ThaiAbbreviations.Say(said);
        said = ThaiDates.Say(said);
        said = ThaiMoney.Say(said);
        said = ThaiMeasures.Say(said);
        said = ThaiCounts.Say(said);
        said = ThaiInitialisms.Say(said);
        said = ThaiMarks.Say(said);
        return PlainText.Tidy(said);
    }

    [GeneratedRegex(@"\d{16,}")]
    private static partial Regex LongDigits();
}
