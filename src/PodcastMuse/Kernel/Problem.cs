namespace PodcastMuse.Kernel;

/// <summary>
/// What went wrong, in words its reader can act on. <paramref name="Type"/> is stable and for programs
/// (<c>/problems/source-unreadable</c>); <paramref name="Detail"/> is for people: one line, what happened and what to do next.
/// </summary>
public sealed record Problem(string Type, string Title, string Detail)
{
    /// <summary>What the detail says, for clients that speak other languages; null where it is of no known kind.</summary>
    public Saying? Said { get; init; }

    /// <summary>The detail, as a sentence that others can pass on.</summary>
    public Phrase Phrase => new(Detail, Said);

    /// <summary>What is wrong with each field, where fields are at fault.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>How long to wait before asking again, where waiting helps.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public override string ToString() => Detail;
}
