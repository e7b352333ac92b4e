using System.Globalization;

namespace PodcastMuse.Media.Episodes;

/// <summary>Language names as the file formats want them, from a BCP-47 tag.</summary>
internal static class LanguageTags
{
    /// <summary>The primary subtag, in lower case: <c>th</c> of <c>th-TH</c>.</summary>
    public static string Primary(string language) => language.Split('-', '_')[0].ToLowerInvariant();

    /// <summary>Three letters (ISO 639-2), as ID3 and MP4 want them; <c>und</c> where there is no such code.</summary>
    public static string ThreeLetters(string language)
    {
        try
        {
            var code = CultureInfo.GetCultureInfo(Primary(language)).ThreeLetterISOLanguageName;
            return code.Length == 3 && code != "ivl" ? code : "und";
        }
        catch (CultureNotFoundException)
        {
            return "und";
        }
    }
}
