using System.Text.Json;
using PodcastMuse.Language;
using PodcastMuse.Projects;

namespace PodcastMuse.Providers.Writing.Answers;

/// <summary>A line to put into a chapter, after the line of that number (0: before the first).</summary>
internal sealed record AddedLine(int After, DraftSegment Line);

/// <summary>
/// Reads a chapter's lines: known speakers, words of the right language, passages that exist. What it returns can be spoken as it
/// stands, no line longer than <see cref="LongLines.Most"/> characters.
/// </summary>
internal sealed class LineReader(ScriptBrief brief, Func<string, bool> isPassage)
{
    private const int LongestDirection = 60;

    /// <param name="answer">A list of lines, however wrapped.</param>
    /// <param name="mustCite">Whether some line has to name a passage.</param>
    public Reading<IReadOnlyList<DraftSegment>> Lines(JsonElement answer, bool mustCite) => Read(answer, mustCite) switch
    {
        Reading<IReadOnlyList<AddedLine>>.Fit(var lines) => new Reading<IReadOnlyList<DraftSegment>>.Fit([.. lines.Select(l => l.Line)]),
        Reading<IReadOnlyList<AddedLine>>.Lesser(var lines, var reason) => new Reading<IReadOnlyList<DraftSegment>>.Lesser([.. lines.Select(l => l.Line)], reason),
        Reading<IReadOnlyList<AddedLine>>.Unfit(var reason) => new Reading<IReadOnlyList<DraftSegment>>.Unfit(reason),
        _ => throw new InvalidOperationException("Unknown reading."),
    };

    public Reading<IReadOnlyList<AddedLine>> Additions(JsonElement answer) => Read(answer, mustCite: false);

    private Reading<IReadOnlyList<AddedLine>> Read(JsonElement answer, bool mustCite)
    {
        if (answer.List("lines", "segments", "script", "dialogue", "additions") is not { } items)
            return Unfit("it has no list \"lines\".");
        var lines = new List<AddedLine>();
        foreach (var item in items)
        {
            if (item.Text("text", "line", "content", "says") is not { Length: > 0 } text)
                return Unfit($"line {lines.Count + 1} has no \"text\".");
            if (SpeakerOf(item) is not { } speaker)
                return Unfit($"line {lines.Count + 1} is said by nobody of the cast; \"speaker\" is a number from 1 to {brief.Speakers.Count}.");
            var (said, cited) = SpokenText.Of(text, brief.Speakers);
            if (!said.Any(char.IsLetterOrDigit))
                continue;
            string[] passages = [.. item.Texts("passages", "passage_ids", "sources", "references").Concat(cited).Select(id => id.Trim('[', ']', ' ')).Where(isPassage).Distinct(StringComparer.Ordinal)];
            var direction = item.Text("direction") is { Length: > 0 and <= LongestDirection } told ? told : null;
            lines.AddRange(LongLines.Split(said, brief.Language).Select(piece => new AddedLine(item.Whole("after") ?? int.MaxValue, new DraftSegment(speaker, piece, passages, direction))));
        }

        return Judge(lines, mustCite);
    }

    private Reading<IReadOnlyList<AddedLine>> Judge(List<AddedLine> lines, bool mustCite)
    {
        if (lines.Count == 0)
            return Unfit("it has no lines.");
        if (IsForeign(string.Join(' ', lines.Select(l => l.Line.Text)), brief.Language))
            return Unfit($"its lines are not in the language of the show ({brief.Language}).");
        if (mustCite && lines.All(l => l.Line.PassageIds.Count == 0))
            return Lesser("no line names the passages it rests on. Give their ids in \"passages\", exactly as they stand.");
        return brief.Speakers.Count > 1 && lines.Count >= 8 && IsDialogue(brief.Template) && lines.All(l => l.Line.Speaker == lines[0].Line.Speaker)
            ? Lesser("only one of the speakers is heard.")
            : new Reading<IReadOnlyList<AddedLine>>.Fit(lines);

        Reading<IReadOnlyList<AddedLine>>.Lesser Lesser(string reason) => new(lines, reason);
    }

    /// <summary>Whether a text is clearly not in the language; told apart where the writing system tells.</summary>
    public static bool IsForeign(string text, string language) => SpeechText.PrimaryTag(language) switch
    {
        "th" => WritingSystem.ThaiShare(text) < 0.4,
        "en" => WritingSystem.ThaiShare(text) > 0.3,
        _ => false,
    };

    private static bool IsDialogue(string template) => template is "interview" or "conversation" or "debate";

    private int? SpeakerOf(JsonElement item)
    {
        if (item.Whole("speaker", "speaker_id", "who") is { } number)
            return number >= 1 && number <= brief.Speakers.Count ? number - 1 : null;
        var name = item.Text("speaker", "speaker_name", "name", "who");
        if (name is null)
            return brief.Speakers.Count == 1 ? 0 : null;
        for (var i = 0; i < brief.Speakers.Count; i++)
        {
            if (name.Equals(brief.Speakers[i].Name, StringComparison.OrdinalIgnoreCase) || name.Equals($"speaker {i + 1}", StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return null;
    }

    private static Reading<IReadOnlyList<AddedLine>>.Unfit Unfit(string reason) => new(reason);
}
