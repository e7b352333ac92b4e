using System.Security.Cryptography;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace PodcastMuse.Providers.Calls;

/// <summary>
/// Which tries are worth another, how often, and after which wait. Waits that a provider asks for are kept, but long ones are not
/// waited out here: the step is put off instead and holds nothing meanwhile.
/// </summary>
internal static class Repeats
{
    /// <summary>The most tries after the first.</summary>
    public const int Most = 8;

    private const int OfBroken = 3;
    private const int OfUnreadable = 1;
    private const int OfSilence = 1;

    /// <summary>The longest wait that is waited out within a call.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Milliseconds of which a part by chance is added to a wait that was asked for, so that not all come back at the same moment.</summary>
    private const int Spread = 250;

    public static HttpRetryStrategyOptions Options() => new()
    {
        MaxRetryAttempts = Most,
        Delay = TimeSpan.FromMilliseconds(500),
        MaxDelay = TimeSpan.FromSeconds(20),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldRetryAfterHeader = false,
        ShouldHandle = args => ValueTask.FromResult(args.AttemptNumber < TriesFor(args.Context.GetRequestMessage(), args.Outcome)),
        DelayGenerator = args => ValueTask.FromResult(WaitAfter(args.Context.GetRequestMessage())),
    };

    /// <summary>Whether the other side is at fault, which opens its circuit; refusals of any kind are answers.</summary>
    public static bool IsBreakdown(HttpRequestMessage? request, Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or IOException or TimeoutException
        || (outcome.Exception is null && request is not null && CallNote.Of(request).Verdict is { Ruling: Ruling.Broken or Ruling.Overloaded });

    /// <summary>Whether the request surely never reached the provider.</summary>
    public static bool IsUnsent(Exception fault) =>
        fault is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError };

    private static int TriesFor(HttpRequestMessage? request, Outcome<HttpResponseMessage> outcome)
    {
        if (request is null)
            return 0;
        var note = CallNote.Of(request);
        if (outcome.Exception is { } fault)
        {
            if (fault.InnerException is Network.AddressRefusedException)
                return 0;
            return fault switch
            {
                HttpRequestException when IsUnsent(fault) => OfBroken,
                HttpRequestException or IOException when !note.IsOnce => OfBroken,
                TimeoutException when !note.IsOnce => OfSilence,
                _ => 0,
            };
        }

        return note.Verdict switch
        {
            { RetryAfter: { } wait } when wait > Longest => 0,
            { Ruling: Ruling.RateLimited } => Most,
            { Ruling: Ruling.Overloaded } => OfBroken,
            { Ruling: Ruling.Broken } when !note.IsOnce => OfBroken,
            { Ruling: Ruling.Unreadable } when !note.IsOnce => OfUnreadable,
            _ => 0,
        };
    }

    private static TimeSpan? WaitAfter(HttpRequestMessage? request) =>
        request is not null && CallNote.Of(request).Verdict?.RetryAfter is { } asked ? asked + TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(Spread)) : null;
}
