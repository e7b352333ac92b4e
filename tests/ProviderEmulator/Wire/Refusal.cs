namespace ProviderEmulator.Wire;

/// <summary>What any provider may say no for; each <see cref="Dialect"/> has its own words for it.</summary>
internal abstract record Refusal
{
    public sealed record MissingKey : Refusal;

    public sealed record InvalidKey(string Key) : Refusal;

    /// <summary>The key is right but lacks the right to this call.</summary>
    public sealed record Restricted : Refusal;

    public sealed record NoQuota(bool Legacy) : Refusal;

    /// <param name="RetryAfter">Seconds; null leaves the header out.</param>
    public sealed record RateLimited(int? RetryAfter, bool TooManyAtOnce = false) : Refusal;

    /// <summary>A rate limit that no waiting helps against.</summary>
    public sealed record TooLarge : Refusal;

    public sealed record ContentRefused : Refusal;

    public sealed record NotJson : Refusal;

    /// <summary>An HTTP status asked for by a fault, in the provider's own envelope.</summary>
    public sealed record Status(int Code, int? RetryAfter, string? Message) : Refusal;
}
