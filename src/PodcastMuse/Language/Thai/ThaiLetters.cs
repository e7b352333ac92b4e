using System.Collections.Frozen;

namespace PodcastMuse.Language.Thai;

/// <summary>Sounds and classes of the consonants, as every Thai primer has them.</summary>
internal static class ThaiLetters
{
    private const string HighClass = "ขฃฉฐถผฝศษสห";
    private const string MidClass = "กจฎฏดตบปอ";
    private const string Sonorants = "งญณนมยรลวฬ";

    private static readonly FrozenDictionary<char, (string Onset, string Coda)> Sounds = new Dictionary<char, (string, string)>
    {
        ['ก'] = ("k", "k"),
        ['ข'] = ("kh", "k"),
        ['ฃ'] = ("kh", "k"),
        ['ค'] = ("kh", "k"),
        ['ฅ'] = ("kh", "k"),
        ['ฆ'] = ("kh", "k"),
        ['ง'] = ("N", "N"),
        ['จ'] = ("c", "t"),
        ['ฉ'] = ("ch", "t"),
        ['ช'] = ("ch", "t"),
        ['ซ'] = ("s", "t"),
        ['ฌ'] = ("ch", "t"),
        ['ญ'] = ("j", "n"),
        ['ฎ'] = ("d", "t"),
        ['ฏ'] = ("t", "t"),
        ['ฐ'] = ("th", "t"),
        ['ฑ'] = ("th", "t"),
        ['ฒ'] = ("th", "t"),
        ['ณ'] = ("n", "n"),
        ['ด'] = ("d", "t"),
        ['ต'] = ("t", "t"),
        ['ถ'] = ("th", "t"),
        ['ท'] = ("th", "t"),
        ['ธ'] = ("th", "t"),
        ['น'] = ("n", "n"),
        ['บ'] = ("b", "p"),
        ['ป'] = ("p", "p"),
        ['ผ'] = ("ph", "p"),
        ['ฝ'] = ("f", "p"),
        ['พ'] = ("ph", "p"),
        ['ฟ'] = ("f", "p"),
        ['ภ'] = ("ph", "p"),
        ['ม'] = ("m", "m"),
        ['ย'] = ("j", "j"),
        ['ร'] = ("r", "n"),
        ['ล'] = ("l", "n"),
        ['ว'] = ("w", "w"),
        ['ศ'] = ("s", "t"),
        ['ษ'] = ("s", "t"),
        ['ส'] = ("s", "t"),
        ['ห'] = ("h", ""),
        ['ฬ'] = ("l", "n"),
        ['อ'] = ("?", ""),
        ['ฮ'] = ("h", ""),
        ['ฤ'] = ("r", ""),
    }.ToFrozenDictionary();

    public static bool IsConsonant(char c) => c is >= 'ก' and <= 'ฮ' and not ('ฤ' or 'ฦ');

    public static bool IsSonorant(char c) => Sonorants.Contains(c);

    public static bool IsHigh(char c) => HighClass.Contains(c);

    public static bool IsMid(char c) => MidClass.Contains(c);

    public static string Onset(char c) => Sounds[c].Onset;

    public static string Coda(char c) => Sounds[c].Coda;
}
