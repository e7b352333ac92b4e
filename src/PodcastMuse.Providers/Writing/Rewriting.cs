using System.Globalization;
using System.Text.Json;
using PodcastMuse.Providers.Writing.Answers;
using Asked = PodcastMuse.Providers.Writing.Prompts.Prompts;

namespace PodcastMuse.Providers.Writing;

/// <summary>Has one line written anew, seen among its neighbours and with the passages that they rest on.</summary>
internal sealed class Rewriting(LineBrief line, Scribe scribe)
{
    /// <summary>Lines before and after it that the model sees.</summary>
    private const int Around = 6;

    private const int Words = 80;

    private IReadOnlyList<DraftSegment> Lines => line.Script.Chapters[line.Chapter].Segments;

    public Task<DraftSegment> WriteAsync(CancellationToken cancellationToken)
    {
        var briefing = new Briefing(line.Brief);
        var first = Math.Max(0, line.Line - Around);
        var seen = Lines.Skip(first).Take(line.Line - first + 1 + Around).ToList();
        var cited = seen.SelectMany(s => s.PassageIds).ToHashSet();
        var question = new Question<DraftSegment>(
            "lines",
            briefing.Instructions,
            Asked.Of(
                "line",
                ("episode", briefing.Episode),
                ("chapter", line.Script.Chapters[line.Chapter].Title),
                ("script", briefing.Script(seen)),
                ("number", (line.Line - first + 1).ToString(CultureInfo.InvariantCulture)),
                ("speaker", line.Brief.Speakers[line.Segment.Speaker].Name),
                ("wish", line.Instruction is { } wish ? $"The creator's wish for this line: {wish}" : null),
                ("material", Briefing.Material([.. line.Brief.Passages.Where(p => cited.Contains(p.Id))]))),
            Words,
            answer => Read(answer, cited));
        return scribe.AskAsync(question, null, cancellationToken);
    }

    private Reading<DraftSegment> Read(JsonElement answer, HashSet<string> cited) =>
        new LineReader(line.Brief, cited.Contains).Lines(answer, mustCite: false) switch
        {
            Reading<IReadOnlyList<DraftSegment>>.Unfit(var reason) => new Reading<DraftSegment>.Unfit(reason),
            Reading<IReadOnlyList<DraftSegment>>.Fit(var lines) => Joined(lines),
            Reading<IReadOnlyList<DraftSegment>>.Lesser(var lines, _) => Joined(lines),
            _ => throw new InvalidOperationException("Unknown reading."),
        };

    private Reading<DraftSegment> Joined(IReadOnlyList<DraftSegment> lines)
    {
        var text = string.Join(' ', lines.Select(l => l.Text));
        return text == line.Segment.Text
            ? new Reading<DraftSegment>.Unfit("the line is the same as before. Write it anew.")
            : new Reading<DraftSegment>.Fit(new DraftSegment(
                line.Segment.Speaker, text, [.. lines.SelectMany(l => l.PassageIds).Distinct(StringComparer.Ordinal)], lines[0].Direction));
    }
}
