using System.Text.RegularExpressions;

namespace PodcastMuse.Language.English;

/// <summary>Web and mail addresses, domains, file names and handles, as people read them out: no scheme, no www, no query.</summary>
internal static partial class EnglishAddresses
{
    private const int SaidPathParts = 3;

    private static readonly HashSet<string> SaidAsWord = new(StringComparer.OrdinalIgnoreCase)
        { "com", "net", "org", "info", "gov", "app", "dev", "blog", "shop", "online", "cloud", "zip", "doc", "md", "exe", "bin" };

    public static string Say(string text)
    {
        if (!text.Contains('.') && !text.Contains('@') && !text.Contains('#'))
            return text;
        var said = Mail().Replace(text, m => $"{Dotted(m.Groups["user"].Value)} at {Host(m.Groups["host"].Value)}");
        said = Web().Replace(said, m => Host(m.Groups["host"].Value) + Path(m.Groups["path"].Value));
        said = Domain().Replace(said, m => Host(m.Groups["host"].Value) + Path(m.Groups["path"].Value));
        said = FileName().Replace(said, m => $"{Words(m.Groups["name"].Value)} dot {Ending(m.Groups["ending"].Value)}");
        said = Handle().Replace(said, m => "at " + Words(m.Groups["name"].Value));
        return HashTag().Replace(said, m => "hashtag " + Words(m.Groups["name"].Value));
    }

    private static string Host(string host)
    {
        var labels = host.Split('.');
        var first = labels[0].Equals("www", StringComparison.OrdinalIgnoreCase) && labels.Length > 2 ? 1 : 0;
        return string.Join(" dot ", labels.Skip(first).Select((label, i) => i + first == 0 || (i == 0 && labels.Length > 1) ? Words(label) : Ending(label)));
    }

    private static string Path(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        var parts = (end < 0 ? path : path[..end]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || parts.Length > SaidPathParts || parts.Any(p => p.Length > 24 || p.Contains('%')))
            return "";
        return string.Concat(parts.Select(p => " slash " + Dotted(p)));
    }

    private static string Dotted(string name) => string.Join(" dot ", name.Split('.').Select(Words));

    private static string Words(string name) => JoinedWords().Replace(name, m => m.Value switch
    {
        "_" => " underscore ",
        "-" => " dash ",
        "+" => " plus ",
        "%" => " percent ",
        _ => " ",
    });

    private static string Ending(string label) =>
        SaidAsWord.Contains(label) || label.Length > 4 ? Words(label) : string.Join(' ', label.ToUpperInvariant().Select(c => c.ToString()));

    [GeneratedRegex(@"(?<![\w.+-])(?<user>[A-Za-z0-9_][A-Za-z0-9._%+-]{0,63})@(?<host>[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.[A-Za-z]{2,24})\b")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?:\b(?:https?|ftp)://(?:[^\s/@]{1,64}@)?|\b(?=www\.))(?<host>[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,6})(?::\d{1,5})?(?<path>/[^\s<>""')\]]{0,2000}(?<![.,;:!?]))?", RegexOptions.IgnoreCase)]
    private static partial Regex Web();

    [GeneratedRegex(@"(?<![\w.@-])(?<host>[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.(?:com|org|net|edu|gov|info|io|ai|dev|app|co|uk|us|th|de|fr|jp|eu|tv|fm|me|ly|gg|blog|shop))(?<path>/[^\s<>""')\]]{0,2000}(?<![.,;:!?]))?(?![\w@-]|\.\w)")]
    private static partial Regex Domain();

    [GeneratedRegex(@"(?<![\w.])(?<name>[A-Za-z0-9_-]{1,60})\.(?<ending>pdf|docx?|xlsx?|pptx?|txt|csv|json|xml|ya?ml|html?|css|js|ts|py|cs|md|exe|zip|png|jpe?g|gif|svg|mp[34]|wav|epub|srt)\b(?!\.\w)")]
    private static partial Regex FileName();

    [GeneratedRegex(@"(?<![\w@])@(?<name>[A-Za-z0-9_]{1,60})\b")]
    private static partial Regex Handle();

    [GeneratedRegex(@"(?<![\w#&])#(?<name>[A-Za-z][A-Za-z0-9_]{1,60})\b")]
    private static partial Regex HashTag();

    [GeneratedRegex(@"[_+%-]|(?<=[a-z])(?=[A-Z])")]
    private static partial Regex JoinedWords();
}
