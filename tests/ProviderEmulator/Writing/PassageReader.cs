using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProviderEmulator.Writing;

/// <summary>
/// Finds source passages however they are marked: elements with an id, JSON objects with id and text, lines that begin with a label
/// such as <c>[s1.p12]</c>, fences. With no mark at all, what the text says it is about, as in "Idea: …"; and where it does not say that,
/// long lines that do not give orders. Each way goes through the text once: a book full of marks that are never closed takes no longer than another.
/// </summary>
internal static partial class PassageReader
{
    public static IReadOnlyList<SourcePassage> Read(string text)
    {
        var elements = Elements(text).Where(IsText).ToList();
        if (elements.Count > 0)
            return elements;
        var objects = Objects(text).Where(IsText).ToList();
        if (objects.Count > 0)
            return objects;
        var lines = LabelledLines(text).Where(IsText).ToList();
        if (lines.Count > 0)
            return lines;
        var fences = FenceForm().Matches(text).Select(match => new SourcePassage(null, (match.Groups[1].Success ? match.Groups[1] : match.Groups[2]).Value.Trim())).Where(IsText).ToList();
        if (fences.Count > 0)
            return fences;
        var subject = SubjectForm().Matches(text).Select(match => new SourcePassage(null, match.Groups[1].Value.Trim())).Where(IsText).ToList();
        return subject.Count > 0
            ? subject
            : [.. text.Split('\n').Select(line => HeadForm().Replace(line.Trim(), "")).Where(IsTelling).Select(line => new SourcePassage(null, line))];
    }

    /// <summary>Long enough to be material, and neither an item of a list nor an order.</summary>
    private static bool IsTelling(string line) => line.Length > 60 && line[0] is not ('-' or '*' or '"' or '{' or '[') && !OrderForm().IsMatch(line);

    private static bool IsText(SourcePassage passage) => passage.Text.Length >= 20;

    private static IEnumerable<SourcePassage> Elements(string text)
    {
        var unclosed = new HashSet<string>();
        var end = 0;
        foreach (Match match in ElementForm().Matches(text))
        {
            var tag = match.Groups["tag"].Value.ToLowerInvariant();
            if (match.Index < end || unclosed.Contains(tag))
                continue;
            var start = match.Index + match.Length;
            var close = text.IndexOf($"</{tag}>", start, StringComparison.OrdinalIgnoreCase);
            if (close < 0)
            {
                unclosed.Add(tag);
                continue;
            }

            end = close;
            yield return new(match.Groups["id"].Value, InnerMarkForm().Replace(text[start..close], " ").Trim());
        }
    }

    /// <summary>A text belongs to the id before it, unless a brace is between them.</summary>
    private static IEnumerable<SourcePassage> Objects(string text)
    {
        string? id = null;
        foreach (Match match in MemberForm().Matches(text))
        {
            if (match.Groups["id"].Success)
            {
                id = match.Groups["value"].Value;
            }
            else if (match.Groups["text"].Success && id is not null)
            {
                yield return new(id, Unescaped(match.Groups["value"].Value));
                id = null;
            }
            else if (!match.Groups["text"].Success)
            {
                id = null;
            }
        }
    }

    private static string Unescaped(string value)
    {
        try
        {
            return JsonSerializer.Deserialize<string>($"\"{value}\"") ?? "";
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private static IEnumerable<SourcePassage> LabelledLines(string text)
    {
        string? label = null;
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var match = LabelForm().Match(line);
            if (match.Success || line.Length == 0)
            {
                if (label is not null)
                    yield return new(label, string.Join('\n', lines).Trim());
                label = match.Success ? match.Groups["id"].Value : null;
                lines = match.Success ? [match.Groups["text"].Value] : [];
            }
            else if (label is not null)
            {
                lines.Add(line.TrimEnd('\r'));
            }
        }

        if (label is not null)
            yield return new(label, string.Join('\n', lines).Trim());
    }

    [GeneratedRegex(@"<(?<tag>passage|source|excerpt|document|doc|p|chunk|quote)\b[^>]*\bid\s*=\s*[""'](?<id>[^""']+)[""'][^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex ElementForm();

    [GeneratedRegex("<[^>]{1,60}>")]
    private static partial Regex InnerMarkForm();

    [GeneratedRegex(@"""(?:(?<id>id|passage_?id|ref)|(?<text>text|content|body|passage))""\s*:\s*""(?<value>(?>(?:[^""\\]|\\.)*))""|[{}]", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex MemberForm();

    [GeneratedRegex(@"^\s*(?:[-*#>]+\s*)?(?:[\[(<{](?<id>[A-Za-z]{0,12}\d+(?:[.:_/-][A-Za-z]{0,4}\d+)*)(?:[\s,|—–-][^\])>}]*)?[\])>}]|(?<id>[A-Za-z]{1,12}\d+(?:[.:_/-][A-Za-z]{0,4}\d+)+)(?=\s*[:|—–-]|\s*$))\s*[:|—–-]?\s*(?<text>.*)$")]
    private static partial Regex LabelForm();

    [GeneratedRegex(@"^(?:what it is about|what the episode is about|about|idea|topic|subject|description|summary|brief)[ \t]*:[ \t]*(\S.*)$", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex SubjectForm();

    /// <summary>What a line says it is, as in "What it is about: …".</summary>
    [GeneratedRegex(@"^\p{L}[\p{L}\p{M} ]{0,30}:\s+")]
    private static partial Regex HeadForm();

    [GeneratedRegex("\"\"\"(.+?)\"\"\"|```[a-z]*\\n(.+?)```", RegexOptions.Singleline)]
    private static partial Regex FenceForm();

    [GeneratedRegex(@"\b(?:you are|write|return|respond|must|json|schema|do not|don't|output|never|your task)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OrderForm();
}
