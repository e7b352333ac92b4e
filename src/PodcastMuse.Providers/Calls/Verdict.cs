namespace PodcastMuse.Providers.Calls;

/// <summary>What an answer that is no result means, whatever words a provider has for it.</summary>
internal enum Ruling
{
    KeyRefused,
    NotAllowed,
    OutOfCredits,
    RateLimited,

    /// <summary>The provider is busy or in maintenance; it has not begun the work.</summary>
    Overloaded,

    /// <summary>The provider broke; whether it did the work is unknown.</summary>
    Broken,
    Invalid,
    ContentRefused,
    NoSuchModel,

    /// <summary>It says that it is a result, and cannot be read as one.</summary>
    Unreadable,
}

/// <summary>A ruling, the provider's own words for it, and how long it asks to wait.</summary>
internal sealed record Verdict(Ruling Ruling, string Words, TimeSpan? RetryAfter = null)
{
    /// <summary>What HTTP's own codes mean where a provider does not say more.</summary>
    public static Verdict Of(int status, string words, TimeSpan? retryAfter) => new(
        status switch
        {
            401 => Ruling.KeyRefused,
            402 => Ruling.OutOfCredits,
            403 => Ruling.NotAllowed,
            429 => Ruling.RateLimited,
            503 or 529 => Ruling.Overloaded,
            408 or 409 or 425 or >= 500 => Ruling.Broken,
            _ => Ruling.Invalid,
        },
        words,
        retryAfter);
}
