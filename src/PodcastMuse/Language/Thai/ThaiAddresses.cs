using System.Text.RegularExpressions;

namespace PodcastMuse.Language.Thai;

/// <summary>Web and mail addresses in Thai: "ดอต" for the dot and "แอต" for the at sign, no scheme, no www, no query.</summary>
internal static partial class ThaiAddresses
{
    public static string Say(string text)
    {
        if (!text.Contains('.') && !text.Contains('@'))
            return text;
        var said = Mail().Replace(text, m => $"{Dotted(m.Groups["user"].Value)} แอต {Dotted(m.Groups["host"].Value)}");
        return Web().Replace(said, m => Dotted(m.Groups["host"].Value));
    }

    private static string Dotted(string name) => string.Join(" ดอต ", name.Replace('-', ' ').Replace('_', ' ').Split('.').Select((label, i) => Label(label, i)));

    private static string Label(string label, int position) => label switch
    {
        "com" => "คอม",
        "net" => "เน็ต",
        "org" => "ออร์ก",
        _ when position > 0 && label.Length <= 3 => label.ToUpperInvariant(),
        _ => label,
    };

    [GeneratedRegex(@"(?<![A-Za-z0-9_.+-])(?<user>[A-Za-z0-9_][A-Za-z0-9._%+-]{0,63})@(?<host>[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.[A-Za-z]{2,24})(?![A-Za-z0-9])")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?:(?<![A-Za-z])(?:https?|ftp)://(?:www\.)?|(?<![A-Za-z.])www\.)(?<host>[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,6})(?::\d{1,5})?(?:/[^\s<>""')\]ก-๛]{0,2000})?|(?<![A-Za-z0-9.@-])(?<host>[A-Za-z][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.(?:com|org|net|edu|gov|info|io|ai|co|th|app|dev))(?:/[^\s<>""')\]ก-๛]{0,2000})?(?![A-Za-z0-9@-])")]
    private static partial Regex Web();
}
