using System.Globalization;
using PodcastMuse.Providers.Writing.Answers;
using PodcastMuse.Providers.Writing.Material;
using Asked = PodcastMuse.Providers.Writing.Prompts.Prompts;

namespace PodcastMuse.Providers.Writing;

/// <summary>A chapter being written, or a part of one: its place in the plan and its lines.</summary>
internal sealed record WrittenChapter(int Chapter, IReadOnlyList<DraftSegment> Lines);

/// <summary>The three things asked of a model about a chapter: write it, add to it, write it shorter.</summary>
internal sealed class Chaptering(Briefing briefing, EpisodePlan plan, SourceShelf shelf, MaterialBudget budget, Scribe scribe)
{
    private const int LastLines = 5;

    // A line is what is said before another speaks or a breath is taken.
    private const double WordsALine = 32;

    private readonly LineReader reader = new(briefing.Brief, shelf.Has);

    public Task<IReadOnlyList<DraftSegment>> WriteAsync(
        ChapterPart part, int words, IReadOnlyList<WrittenChapter> before, IProgress<double>? progress, CancellationToken cancellationToken) => budget.AskAsync(tokens =>
    {
        var chapter = plan.Chapters[part.Chapter];
        var used = before.SelectMany(w => w.Lines).SelectMany(l => l.PassageIds).ToHashSet(StringComparer.Ordinal);
        var passages = Passages(part.Chapter, part.Points, used, Math.Min(tokens, MaterialFor(words)));
        var text = Asked.Of(
            "chapter",
            ("episode", briefing.Episode),
            ("plan", plan.Text),
            ("number", Text(part.Chapter + 1)),
            ("count", Text(plan.Chapters.Count)),
            ("chapter", chapter.Title),
            ("part", part.Parts > 1 ? $", part {part.Part + 1} of {part.Parts}" : null),
            ("purpose", chapter.Purpose),
            ("points", string.Join('\n', (part.Points.Count > 0 ? part.Points : [chapter.Purpose]).Select(p => $"- {p}"))),
            ("place", Place(part)),
            ("before", Before(part, before)),
            ("material", Briefing.Material(passages)),
            ("words", Text(words)),
            ("lines", Text(Math.Max(2, (int)Math.Round(words / WordsALine)))),
            ("citing", briefing.Citing));
        return scribe.AskAsync(
            new Question<IReadOnlyList<DraftSegment>>("lines", briefing.Instructions, text, words, answer => reader.Lines(answer, mustCite: passages.Count > 0)),
            progress,
            cancellationToken);
    });

    public Task<IReadOnlyList<DraftSegment>> LengthenAsync(WrittenChapter written, int words, CancellationToken cancellationToken) => budget.AskAsync(async tokens =>
    {
        var passages = Passages(written.Chapter, plan.Chapters[written.Chapter].Points, new HashSet<string>(), Math.Min(tokens, MaterialFor(words)));
        var text = Asked.Of("lengthen", [.. About(written), ("words", Text(words)), ("citing", briefing.Citing), ("material", Briefing.Material(passages))]);
        var added = await scribe.AskAsync(
            new Question<IReadOnlyList<AddedLine>>("additions", briefing.Instructions, text, words, reader.Additions), null, cancellationToken);
        return Put(written, added);
    });

    public Task<IReadOnlyList<DraftSegment>> ShortenAsync(WrittenChapter written, int words, CancellationToken cancellationToken) => budget.AskAsync(tokens =>
    {
        var cited = written.Lines.SelectMany(l => l.PassageIds).ToHashSet(StringComparer.Ordinal);
        var passages = shelf.For([.. cited], "", cited, tokens / 2);
        var text = Asked.Of("shorten", [.. About(written), ("words", Text(words)), ("material", cited.Count == 0 ? "" : Briefing.Material(passages))]);
        return scribe.AskAsync(
            new Question<IReadOnlyList<DraftSegment>>("lines", briefing.Instructions, text, words, answer => reader.Lines(answer, mustCite: cited.Count > 0)), null, cancellationToken);
    });

    /// <summary>The last chapter's last line is the goodbye, and the show's first line its beginning: nothing goes outside them.</summary>
    private IReadOnlyList<DraftSegment> Put(WrittenChapter written, IReadOnlyList<AddedLine> added)
    {
        var least = written.Chapter == 0 ? 1 : 0;
        var most = written.Chapter == plan.Chapters.Count - 1 ? Math.Max(least, written.Lines.Count - 1) : written.Lines.Count;
        var places = added.ToLookup(a => Math.Clamp(a.After, least, most), a => a.Line);
        return [.. places[0], .. written.Lines.SelectMany((line, i) => places[i + 1].Prepend(line))];
    }

    private IReadOnlyList<Passage> Passages(int chapter, IReadOnlyList<string> points, IReadOnlySet<string> used, int tokens)
    {
        if (shelf.IsEmpty)
            return [];
        var planned = plan.Chapters[chapter];
        var elsewhere = plan.PassagesElsewhere(chapter);
        elsewhere.UnionWith(used.Except(planned.Passages));
        return shelf.For(planned.Passages, $"{briefing.Brief.Title} {planned.Title} {planned.Purpose} {string.Join(' ', points)}", elsewhere, tokens) is { Count: > 0 } found
            ? found
            : shelf.For([shelf.All[chapter * shelf.All.Count / plan.Chapters.Count].Id], "", elsewhere, tokens);
    }

    private (string, string?)[] About(WrittenChapter written) =>
    [
        ("episode", briefing.Episode),
        ("number", Text(written.Chapter + 1)),
        ("count", Text(plan.Chapters.Count)),
        ("chapter", plan.Chapters[written.Chapter].Title),
        ("script", briefing.Script(written.Lines)),
    ];

    private string Place(ChapterPart part)
    {
        var isFirst = part is { Chapter: 0, Part: 0 };
        var isLast = part.Chapter == plan.Chapters.Count - 1 && part.Part == part.Parts - 1;
        return Asked.Of((isFirst, isLast) switch { (true, true) => "places.whole", (true, _) => "places.opening", (_, true) => "places.closing", _ => "places.middle" });
    }

    private string? Before(ChapterPart part, IReadOnlyList<WrittenChapter> before)
    {
        if (before.Count == 0)
            return null;
        var covered = plan.Parts.TakeWhile(p => p != part).SelectMany(p => p.Points.Count > 0 ? p.Points : [plan.Chapters[p.Chapter].Purpose]);
        return Asked.Of("before", ("covered", string.Join("; ", covered)), ("last", briefing.Script([.. before[^1].Lines.TakeLast(LastLines)])));
    }

    // Four times what is written from it, and never so little that there is nothing to choose.
    private static int MaterialFor(int words) => 1_500 + (words * 8);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
