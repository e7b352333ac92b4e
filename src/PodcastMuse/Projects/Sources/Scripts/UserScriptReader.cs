using System.Text.RegularExpressions;
using PodcastMuse.Kernel;
using PodcastMuse.Projects.Sources.Formats;

namespace PodcastMuse.Projects.Sources.Scripts;

/// <summary>
/// Reads a user's own script: Markdown, plain text or DOCX with lines <c>Name: words</c> under <c># Chapter</c> headings, or SRT and VTT.
/// A line without a name goes on with the speaker before. The user's words are kept; only spaces and invisible characters are tidied.
/// </summary>
public sealed partial class UserScriptReader(SourceReader reader)
{
    /// <summary>Voices of one episode. More names than this are not a cast but a mistake.</summary>
    public const int MostSpeakers = 4;

    public async Task<ScriptOutcome> ReadFileAsync(string path, CancellationToken cancellationToken) =>
        await SourceFile.LoadAsync(path, cancellationToken) switch
        {
            SourceFile.Loaded(var bytes, var name) => await ReadAsync(bytes, name, cancellationToken),
            SourceFile.Refused(var outcome) => new ScriptOutcome.Refused(outcome.Problem),
            _ => throw new InvalidOperationException(),
        };

    /// <summary>A script that was typed or pasted.</summary>
    public static ScriptOutcome ReadText(string text, string name) => Parse(ScriptText.Blocks(text.ReplaceLineEndings("\n")), name);

    internal static ScriptOutcome Parse(IEnumerable<ScriptBlock> blocks, string name)
    {
        var all = blocks.ToList();
        var names = Names(all);
        if (names.Count > MostSpeakers)
            return Refused($"'{name}' has {names.Count} speakers ({string.Join(", ", names.Take(6))}{(names.Count > 6 ? " …" : "")}); an episode takes up to {MostSpeakers}. Give some of the lines to others.");
        var script = Assemble(all, names);
        if (script.Chapters.Count == 0)
            return Refused($"'{name}' has no lines to speak. Write lines like 'Anna: Welcome to the show.' under '# Chapter' headings.");
        var characters = script.Chapters.Sum(chapter => chapter.Lines.Sum(line => (long)line.Text.Length));
        return characters > SourceLimits.Characters
            ? new ScriptOutcome.Refused(SourceLimits.TextTooLong(name, characters).Problem)
            : new ScriptOutcome.Read(script);
    }

    private async Task<ScriptOutcome> ReadAsync(byte[] bytes, string name, CancellationToken cancellationToken)
    {
        switch (SourceFormats.Recognise(bytes, name, hint: null))
        {
            case Recognised.As { Format: SourceFormat.Markdown or SourceFormat.Text or SourceFormat.Subtitles, Text: var text }:
                return Parse(ScriptText.Blocks(text), name);
            case Recognised.As { Format: SourceFormat.Word }:
                var outcome = await reader.ReadBytesAsync(bytes, name, hint: null, cancellationToken);
                return outcome is ReadOutcome.Read(var document)
                    ? Parse(document.Blocks.Select(block => new ScriptBlock(block.Kind == BlockKind.Heading ? block.Level : 0, block.Text)), name)
                    : new ScriptOutcome.Refused(((ReadOutcome.Refused)outcome).Problem);
            case Recognised.Refused(var line):
                return new ScriptOutcome.Refused(Problems.SourceUnreadable(line));
            default:
                return Refused($"'{name}' is not a kind of script that can be read. Save it as Markdown, TXT, DOCX, SRT or VTT.");
        }
    }

    // Prose has colons too ("Remember: ..."): a name opens a line at least twice, or most lines have names and it is written like one.
    private static List<string> Names(List<ScriptBlock> blocks)
    {
        var named = blocks.Where(block => !block.IsHeading)
            .Select(block => block.Speaker ?? (Named().Match(block.Text) is { Success: true } match ? match.Groups["name"].Value.Trim() : null))
            .ToList();
        var told = blocks.Where(block => block.Speaker is not null).Select(block => block.Speaker!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var mostly = named.Count(found => found is not null) > 0.6 * named.Count;
        return [.. named.OfType<string>().GroupBy(found => found, StringComparer.OrdinalIgnoreCase)
            .Where(group => (mostly && group.Key.Split(' ').All(word => !char.IsLower(word[0]))) || group.Count() > 1 || told.Contains(group.Key)).Select(group => group.First())];
    }

    private static UserScript Assemble(List<ScriptBlock> blocks, List<string> names)
    {
        string? title = null, heading = null, speaker = names.FirstOrDefault();
        var chapters = new List<UserChapter>();
        var lines = new List<UserLine>();
        var highest = blocks.Where(block => block.IsHeading).Select(block => block.Level).DefaultIfEmpty(1).Min();
        var titled = blocks.Count(block => block.IsHeading && block.Level == highest) == 1 && blocks.Count(block => block.IsHeading) > 1 && blocks[0].IsHeading;
        foreach (var block in blocks)
        {
            if (block.IsHeading)
            {
                if (titled && title is null)
                {
                    title = block.Text;
                    continue;
                }
                Close(chapters, heading, lines);
                heading = block.Text;
                continue;
            }
            var match = Named().Match(block.Text);
            var words = block.Text;
            if (block.Speaker is not null)
                speaker = Known(names, block.Speaker) ?? speaker;
            else if (match.Success && Known(names, match.Groups["name"].Value.Trim()) is { } known)
                (speaker, words) = (known, match.Groups["words"].Value);
            Add(lines, speaker, words);
        }
        Close(chapters, heading, lines);
        return new UserScript(title, chapters);
    }

    private static void Add(List<UserLine> lines, string? speaker, string words)
    {
        var text = Tidying.Line(words.Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal));
        var direction = Direction().Match(text) is { Success: true } note ? note.Groups[1].Value.Trim() : null;
        if (direction is not null)
            text = Direction().Replace(text, "", 1).Trim();
        if (text.Any(char.IsLetterOrDigit))
            lines.Add(new UserLine(speaker, text, direction));
    }

    private static void Close(List<UserChapter> chapters, string? heading, List<UserLine> lines)
    {
        if (lines.Count > 0)
            chapters.Add(new UserChapter(heading, [.. lines]));
        lines.Clear();
    }

    private static string? Known(List<string> names, string name) => names.Find(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static ScriptOutcome.Refused Refused(string line) => new(Problems.InvalidInput(line));

    // A name is one to four words with a letter first; times and web addresses have colons too.
    [GeneratedRegex(@"^\s*(?:\*\*|__)?\[?(?<name>\p{L}[\p{L}\p{M}\p{N}.'’-]*(?: [\p{L}\p{M}\p{N}.'’-]+){0,3})\]?\s*(?:\*\*|__)?\s*[:：](?:\*\*|__)?(?!//)\s*(?<words>.*)$", RegexOptions.Singleline)]
    private static partial Regex Named();

    [GeneratedRegex(@"^[\[(]([^\])]{1,60})[\])]\s*")]
    private static partial Regex Direction();
}
