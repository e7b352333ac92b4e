using Microsoft.AspNetCore.Builder;

namespace PodcastMuse.Http;

/// <summary>That an <c>Idempotency-Key</c> is honoured: the same key and body get the first answer again.</summary>
public sealed record IdempotentMark
{
    public static readonly IdempotentMark Instance = new();
}

/// <summary>How strictly requests are counted. Account: by tier; SignIn: by address, against guessing of passwords; None: not at all.</summary>
public enum RateClass
{
    Account,
    SignIn,
    None,
}

/// <summary>The limit an endpoint stands under; without a mark, <see cref="RateClass.Account"/>.</summary>
public sealed record RateMark(RateClass Class);

/// <summary>That another endpoint takes the same method at the same address with a JSON body; the description shows both as one.</summary>
public sealed record JsonTwinMark(Type Body);

/// <summary>Marks that middleware looks for.</summary>
public static class EndpointMarks
{
    public static TBuilder Idempotent<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(IdempotentMark.Instance);

    public static TBuilder Limited<TBuilder>(this TBuilder builder, RateClass rateClass)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RateMark(rateClass));

    public static TBuilder WithJsonTwin<TBuilder>(this TBuilder builder, Type body)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new JsonTwinMark(body));
}
