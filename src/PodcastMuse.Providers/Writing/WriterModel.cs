using Microsoft.Extensions.AI;

namespace PodcastMuse.Providers.Writing;

/// <summary>
/// Which model writes, and within what: <paramref name="ContextTokens"/> for request and answer together,
/// <paramref name="AnswerTokens"/> for the longest answer. <paramref name="Cost"/> gives the US dollars of what a call used;
/// null where nobody charges or knows.
/// </summary>
public sealed record WriterModel(
    string Provider,
    string Name,
    int ContextTokens = 64_000,
    int AnswerTokens = 16_000,
    Func<UsageDetails, decimal>? Cost = null)
{
    /// <summary>Whose it is, as people write it; null where it runs on a server of the user's own.</summary>
    public string? Vendor { get; init; }

    // An hour's outline needs no more to choose from, a chapter no more to tell; what is longer is read less well.
    private const int MostForOutline = 30_000;
    private const int MostForChapter = 10_000;

    /// <summary>Tokens of source text to show for the outline.</summary>
    internal int OutlineMaterial => Math.Min(MostForOutline, ContextTokens / 2);

    /// <summary>Tokens of source text to show for a chapter.</summary>
    internal int ChapterMaterial => Math.Min(MostForChapter, ContextTokens / 4);

    /// <summary>The limit to give for an answer of so many words: room for thinking models, an end for those that never stop.</summary>
    internal int AnswerLimit(int words) => Math.Min(Math.Min(AnswerTokens, ContextTokens / 2), 8_000 + (words * 8));
}
