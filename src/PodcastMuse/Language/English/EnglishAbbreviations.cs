using System.Text.RegularExpressions;

namespace PodcastMuse.Language.English;

/// <summary>Written short forms said in full. A short form that also ends its sentence keeps the full stop.</summary>
internal static partial class EnglishAbbreviations
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["Dr"] = "Doctor",
        ["Mr"] = "Mister",
        ["Mrs"] = "Missus",
        ["Ms"] = "Miz",
        ["Prof"] = "Professor",
        ["Gen"] = "General",
        ["Col"] = "Colonel",
        ["Capt"] = "Captain",
        ["Lt"] = "Lieutenant",
        ["Sgt"] = "Sergeant",
        ["Gov"] = "Governor",
        ["Sen"] = "Senator",
        ["Rep"] = "Representative",
        ["Rev"] = "Reverend",
        ["Hon"] = "Honorable",
        ["Pres"] = "President",
        ["St"] = "Saint",
        ["Mt"] = "Mount",
        ["Ft"] = "Fort",
        ["Messrs"] = "Messieurs",
    };

    private static readonly Dictionary<string, string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        ["e.g."] = "for example",
        ["i.e."] = "that is",
        ["vs."] = "versus",
        ["etc."] = "et cetera",
        ["approx."] = "approximately",
        ["et al."] = "and others",
        ["cf."] = "compare",
        ["ca."] = "circa",
        ["viz."] = "namely",
        ["dept."] = "department",
        ["est."] = "established",
        ["govt."] = "government",
        ["Jr."] = "Junior",
        ["Sr."] = "Senior",
        ["Inc."] = "Incorporated",
        ["Ltd."] = "Limited",
        ["Corp."] = "Corporation",
        ["Co."] = "Company",
        ["Bros."] = "Brothers",
        ["Ave."] = "Avenue",
        ["Blvd."] = "Boulevard",
        ["Rd."] = "Road",
        ["a.k.a."] = "also known as",
        ["p.s."] = "P S",
        ["Ph.D."] = "P H D",
        ["w/o"] = "without",
        ["w/"] = "with",
        ["c/o"] = "care of",
        ["min."] = "minimum",
        ["max."] = "maximum",
    };

    private static readonly Dictionary<string, string> BeforeNumber = new(StringComparer.OrdinalIgnoreCase)
    {
        ["no"] = "number",
        ["nos"] = "numbers",
        ["fig"] = "figure",
        ["figs"] = "figures",
        ["vol"] = "volume",
        ["vols"] = "volumes",
        ["ch"] = "chapter",
        ["p"] = "page",
        ["pp"] = "pages",
        ["sec"] = "section",
        ["art"] = "article",
        ["eq"] = "equation",
        ["ed"] = "edition",
        ["pt"] = "part",
        ["c"] = "circa",
        ["ep"] = "episode",
    };

    private static readonly string[] MonthNames = EnglishPattern.Months.Split('|');

    public static string Say(string text)
    {
        if (!text.Contains('.') && !text.Contains('/'))
            return text;
        var said = Month().Replace(text, m => Array.Find(MonthNames, n => n.StartsWith(m.Value[..3], StringComparison.Ordinal))!);
        said = Numbered().Replace(said, m => MatchCase(m.Groups[1].Value, BeforeNumber[m.Groups[1].Value]) + " ");
        said = Title().Replace(said, m => Titles[m.Groups[1].Value] + " ");
        said = Street().Replace(said, "Street");
        said = Short().Replace(said, m => MatchCase(m.Value, Plain[m.Value]) + Stop(said, m));
        return DottedLetters().Replace(said, m => string.Join(' ', m.Value.Where(char.IsLetter).Select(char.ToUpperInvariant)) + Stop(said, m));
    }

    /// <summary>A full stop stays where a new sentence or the end follows.</summary>
    private static string Stop(string text, Match match)
    {
        if (!match.Value.EndsWith('.'))
            return "";
        var next = match.Index + match.Length;
        if (next >= text.Length)
            return ".";
        var keeps = text[next] == ' ' && next + 1 < text.Length && char.IsUpper(text[next + 1])
            && match.Value is not ("e.g." or "i.e." or "vs." or "cf." or "ca." or "U.S." or "U.K." or "Co." or "St." or "Ph.D." or "Inc." or "et al.");
        return keeps ? "." : "";
    }

    private static string MatchCase(string written, string words) =>
        char.IsUpper(written[0]) && char.IsLower(words[0]) ? char.ToUpperInvariant(words[0]) + words[1..] : words;

    [GeneratedRegex(@"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?= ?\d)|(?<=\d ?)\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?= \d{4})")]
    private static partial Regex Month();

    [GeneratedRegex(@"\b(Nos?|Figs?|Vols?|Ch|pp?|P|Sec|Art|Eq|Ed|Pt|c|Ep|nos?|figs?|vols?|ch|sec|art|eq|ep)\. ?(?=\d)")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\b(Dr|Mr|Mrs|Ms|Messrs|Prof|Gen|Col|Capt|Lt|Sgt|Gov|Sen|Rep|Rev|Hon|Pres|St|Mt|Ft)(?:\. ?|(?<=Dr|Mr|Mrs|Ms) )(?=[A-Z])")]
    private static partial Regex Title();

    [GeneratedRegex(@"(?<=[A-Z][a-z]+ )St\.(?! [A-Z])|(?<=\d{1,5}(?:st|nd|rd|th) )St\.")]
    private static partial Regex Street();

    [GeneratedRegex(@"(?<![\w.])(?:e\.g\.|i\.e\.|vs\.|etc\.|approx\.|et al\.|cf\.|ca\.|viz\.|dept\.|est\.|govt\.|Jr\.|Sr\.|Inc\.|Ltd\.|Corp\.|Co\.|Bros\.|Ave\.|Blvd\.|Rd\.|a\.k\.a\.|p\.s\.|Ph\.D\.|min\.(?= \d)|max\.(?= \d)|(?:w/o|w/|c/o)(?= ))", RegexOptions.IgnoreCase)]
    private static partial Regex Short();

    [GeneratedRegex(@"(?<![\w.])(?:[A-Za-z]\.){2,8}(?!\w)")]
    private static partial Regex DottedLetters();
}
