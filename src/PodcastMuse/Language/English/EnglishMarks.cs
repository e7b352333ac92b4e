using System.Text.RegularExpressions;

namespace PodcastMuse.Language.English;

/// <summary>Punctuation and symbols: those with a name are named, those that steer the eye become a pause or nothing.</summary>
internal static partial class EnglishMarks
{
    /// <summary>Marks of the page that nobody reads: note numbers in brackets, emphasis, back quotes.</summary>
    public static string Drop(string text)
    {
        var plain = NoteNumber().Replace(text, "");
        return Emphasis().Replace(plain, "");
    }

    public static string Say(string text)
    {
        var said = Dash().Replace(text, ", ");
        said = said.Replace('_', ' ');
        said = Slash().Replace(said, " ");
        return Symbol().Replace(said, m => m.Value switch
        {
            "&" => " and ",
            "@" => " at ",
            "+" => " plus ",
            "=" => " equals ",
            "#" => " number ",
            "%" => " percent ",
            "~" or "≈" => " about ",
            "×" => " times ",
            "÷" => " divided by ",
            "±" => " plus or minus ",
            "≠" => " is not ",
            "≤" => " at most ",
            "≥" => " at least ",
            "∞" => " infinity ",
            "√" => " the square root of ",
            "°" => " degrees ",
            "−" => " minus ",
            "$" => " dollar ",
            "£" => " pound ",
            "€" => " euro ",
            "¥" => " yen ",
            "฿" => " baht ",
            "→" or "|" => ", ",
            "(" or ")" or "[" or "]" or "{" or "}" => m.Value is "(" or "[" or "{" ? ", " : ", ",
            "–" => " ",
            _ => " ",
        });
    }

    [GeneratedRegex(@"(?<=[\w.,;:!?""')])\[\d{1,3}(?:[,–-] ?\d{1,3}){0,5}\]")]
    private static partial Regex NoteNumber();

    [GeneratedRegex(@"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|`+|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|~~")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@" ?— ?| [–-]{1,2} | ?--+ ?")]
    private static partial Regex Dash();

    [GeneratedRegex(@"(?<=\w) ?/ ?(?=\w)|/|\\")]
    private static partial Regex Slash();

    [GeneratedRegex(@"[&@+=#%~≈×÷±≠≤≥∞√°−$£€¥฿₹₩₽₫₪₺₱→|()\[\]{}–<>^*]")]
    private static partial Regex Symbol();
}
