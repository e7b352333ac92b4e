using System.Text.RegularExpressions;

namespace PodcastMuse.Language.Thai;

/// <summary>
/// The written forms of the vowels: what stands before the onset, what after it (tone mark and all), the sound, and a cost that
/// makes the usual reading win where letters allow several.
/// </summary>
internal static class ThaiVowels
{
    /// <summary>A closing consonant; the first letter sounds. Silent letters under ์ and the mute vowels of ชาติ and เหตุ may follow.</summary>
    private const string Coda = "(?<coda>[กขคฆงจชซญฎฏฐฑฒณดตถทธนบปพฟภมยรลวศษสฬ])";
    private const string Mute = "(?<mute>(?<=[ตทกค])ร(?=$)|(?<=[ท])ธ(?=$)|(?<=[ตท])[ิุ](?=$)|(?<=[กขค])ษ(?=$)|(?<=ม)ิ(?=$))?";
    private const string Tone = "(?<tone>[่-๋])?";
    private const string Silent = "(?<silent>[ก-ฮ]{0,2}[ก-ฮ][ิุ]?์)?";

    public sealed record Form(string Before, Regex After, string Vowel, bool Long, string Coda, double Cost);

    /// <summary>In the patterns @ is the place of the tone mark, ! a coda that must follow, # one that may.</summary>
    public static readonly IReadOnlyList<Form> All =
    [.. new[]
    {
        Make("เ", "ี@ยะ", "ia", false), Make("เ", "ี@ย#", "ia", true), Make("เ", "ื@อะ", "Wa", false), Make("เ", "ื@อ#", "Wa", true),
        Make("", "ั@วะ", "ua", false), Make("", "ั@ว", "ua", true), Make("", "@ว!", "ua", true, cost: 1.2),
        Make("เ", "@อะ", "@", false), Make("เ", "@อ#", "@", true), Make("เ", "ิ@!", "@", true), Make("เ", "@ย", "@", true, "j"),
        Make("เ", "@าะ", "O", false), Make("เ", "@า", "a", false, "w"), Make("เ", "@ะ", "e", false), Make("เ", "็@!", "e", false), Make("เ", "@#", "e", true),
        Make("แ", "@ะ", "E", false), Make("แ", "็@!", "E", false), Make("แ", "@#", "E", true),
        Make("โ", "@ะ", "o", false), Make("โ", "@#", "o", true),
        Make("ไ", "@ย?", "a", false, "j"), Make("ใ", "@", "a", false, "j"),
        Make("", "@ะ", "a", false), Make("", "@า#", "a", true), Make("", "@ำ", "a", false, "m"),
        Make("", "ั@!", "a", false), Make("", "ิ@#", "i", false), Make("", "ี@#", "i", true), Make("", "ึ@#", "W", false), Make("", "ื@อ", "W", true), Make("", "ื@!", "W", true),
        Make("", "ุ@#", "u", false), Make("", "ู@#", "u", true), Make("", "@อ#", "O", true), Make("", "็@อ!", "O", false),
        Make("", "@รร!", "a", false), Make("", "@รร", "a", false, "n"), Make("", "@ร(?=$|[ก-ฮเ-ไ])", "O", true, "n", 1.4), Make("", "@!", "o", false, cost: 1.3),
        Make("", "", "a", false, cost: 2.2),
    }.SelectMany(forms => forms)];

    private static Form[] Make(string before, string after, string vowel, bool isLong, string coda = "", double cost = 1.0) =>
        after.Contains('#')
            ? [Closed(before, after.Replace('#', '!'), vowel, isLong, coda, cost), Closed(before, after.Replace("#", "", StringComparison.Ordinal), vowel, isLong, coda, cost)]
            : [Closed(before, after, vowel, isLong, coda, cost)];

    private static Form Closed(string before, string after, string vowel, bool isLong, string coda, double cost) =>
        new(before, new Regex(
            @"\G" + after.Replace("@", Tone, StringComparison.Ordinal).Replace("!", Coda + Mute, StringComparison.Ordinal) + (after.Length == 0 ? "" : Silent),
            RegexOptions.CultureInvariant | RegexOptions.Compiled), vowel, isLong, coda, cost);
}
