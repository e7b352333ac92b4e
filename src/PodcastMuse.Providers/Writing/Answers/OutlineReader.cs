using System.Text.Json;
using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.Writing.Answers;

/// <summary>A chapter as planned. <paramref name="Words"/> is its share of the whole, in proportion to the others'.</summary>
internal sealed record PlannedChapter(string Title, string Purpose, IReadOnlyList<string> Points, IReadOnlyList<string> Passages, int Words);

/// <summary>Reads an outline; passages that do not exist are dropped, chapters without a title are not chapters.</summary>
internal static class OutlineReader
{
    private const int LongestTitle = 100;
    private const int MostPoints = 20;

    public static Reading<IReadOnlyList<PlannedChapter>> Read(JsonElement answer, Func<string, bool> isPassage, string language, int most)
    {
        if (answer.List("chapters", "outline", "sections") is not { } items)
            return Unfit("it has no list \"chapters\".");
        PlannedChapter[] chapters = [.. items.Select(item => Chapter(item, isPassage)).OfType<PlannedChapter>()];
        if (chapters.Length == 0)
            return Unfit("it has no chapter with a \"title\".");
        if (chapters.Length > most)
            return Unfit($"it has {chapters.Length} chapters; at most {most} are wanted.");
        return LineReader.IsForeign(string.Join(' ', chapters.Select(c => $"{c.Title} {c.Purpose}")), language)
            ? Unfit($"it is not in the language of the show ({language}).")
            : new Reading<IReadOnlyList<PlannedChapter>>.Fit(chapters);
    }

    private static PlannedChapter? Chapter(JsonElement item, Func<string, bool> isPassage)
    {
        if (item.Text("title", "heading", "name") is not { Length: > 0 } title)
            return null;
        return new PlannedChapter(
            title.Length > LongestTitle ? title.Shorten(LongestTitle).TrimEnd() : title,
            item.Text("purpose", "summary", "goal") ?? title,
            [.. item.Texts("points", "beats", "key_points").Take(MostPoints)],
            [.. item.Texts("passages", "passage_ids", "sources").Select(id => id.Trim('[', ']', ' ')).Where(isPassage).Distinct(StringComparer.Ordinal)],
            Math.Max(0, item.Whole("words", "word_count", "budget") ?? 0));
    }

    private static Reading<IReadOnlyList<PlannedChapter>>.Unfit Unfit(string reason) => new(reason);
}
