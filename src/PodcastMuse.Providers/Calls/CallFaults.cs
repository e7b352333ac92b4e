using PodcastMuse.Kernel;
using PodcastMuse.Network;
using Polly.CircuitBreaker;

namespace PodcastMuse.Providers.Calls;

/// <summary>Puts refusals and failures of calls into faults: words a creator can act on, and whether another try may do better.</summary>
internal static class CallFaults
{
    private const int MostWords = 300;

    /// <summary>How long a provider is left alone after it failed again and again; as long as its circuit stays open, and a little.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(20);

    public static FaultException Of(Dialect dialect, Verdict verdict, bool isOnce) => verdict.Ruling switch
    {
        Ruling.KeyRefused => FaultException.Permanent(Problems.KeyRefused(Phrase.Of("key_refused", $"{dialect.Name} does not accept your API key. Put a working one, then resume.", ("provider", dialect.Name)))),
        Ruling.NotAllowed => FaultException.Permanent(Problems.ProviderRefused(Phrase.Of("key_not_allowed", $"Your {dialect.Name} key may not do this. Give it the right there or put another key, then resume. {Said(dialect, verdict)}", ("provider", dialect.Name), ("says", Said(dialect, verdict))))),
        Ruling.OutOfCredits => FaultException.Permanent(Problems.ProviderOutOfCredits(
            Phrase.Of("out_of_credits", $"Your {dialect.Name} account has nothing left to spend. Top it up there or raise its limit, then resume.", ("provider", dialect.Name)))),
        Ruling.ContentRefused => FaultException.Permanent(Problems.ContentRefused(
            Phrase.Of("content_refused", $"{dialect.Name} refuses this content by its rules. Change the text, then resume. {Said(dialect, verdict)}", ("provider", dialect.Name), ("says", Said(dialect, verdict))))),
        Ruling.NoSuchModel => FaultException.Permanent(Problems.ProviderRefused(Phrase.Of("no_such_model", $"{dialect.Name} does not offer this model or voice to your key. Choose another, then resume. {Said(dialect, verdict)}", ("provider", dialect.Name), ("says", Said(dialect, verdict))))),
        Ruling.Invalid => FaultException.Permanent(Problems.ProviderRefused(Phrase.Of("provider_refused", $"{dialect.Name} refused the request. Change the text or choose another model, then resume. {Said(dialect, verdict)}", ("provider", dialect.Name), ("says", Said(dialect, verdict))))),
        Ruling.RateLimited => FaultException.Transient(Problems.ProviderUnavailable(Phrase.Of("provider_too_fast", $"{dialect.Name} allows your key fewer requests than are needed now.", ("provider", dialect.Name))), verdict.RetryAfter),
        Ruling.Unreadable => isOnce
            ? FaultException.Unsure(Problems.ProviderUnavailable($"{dialect.Name} sent {verdict.Words}."))
            : FaultException.Transient(Problems.UnsoundResult($"{dialect.Name} sent {verdict.Words}.")),
        Ruling.Broken when isOnce => FaultException.Unsure(Problems.ProviderUnavailable($"{dialect.Name} does not answer as it should.")),
        _ => FaultException.Transient(Problems.ProviderUnavailable($"{dialect.Name} does not answer as it should."), verdict.RetryAfter),
    };

    /// <summary>Null for what is nobody's answer and nobody's silence, but a fault of ours.</summary>
    public static FaultException? Of(Dialect dialect, Exception failure, bool isOnce) => failure switch
    {
        HttpRequestException { InnerException: AddressRefusedException refused } =>
            FaultException.Permanent(Problems.SourceRefused($"{refused.Message} Set another address for your {dialect.Name} key, then resume."), failure),
        BrokenCircuitException => FaultException.Transient(
            Problems.ProviderUnavailable(Phrase.Of("provider_left_alone", $"{dialect.Name} failed several times in a row and is left alone for a moment.", ("provider", dialect.Name))), Recovery, failure),
        HttpRequestException or IOException or TimeoutException when isOnce && !Repeats.IsUnsent(failure) =>
            FaultException.Unsure(Problems.ProviderUnavailable(Phrase.Of("provider_broke_off", $"The connection to {dialect.Name} broke before it answered.", ("provider", dialect.Name))), failure),
        TimeoutException => FaultException.Transient(Problems.ProviderUnavailable(failure.Message), inner: failure),
        HttpRequestException or IOException => FaultException.Transient(Problems.ProviderUnavailable(Phrase.Of("provider_unreachable", $"{dialect.Name} cannot be reached, or the connection broke.", ("provider", dialect.Name))), inner: failure),
        _ => null,
    };

    private static string Said(Dialect dialect, Verdict verdict)
    {
        var words = string.Join(' ', verdict.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? "" : $"{dialect.Name} says: {(words.Length > MostWords ? words.Shorten(MostWords) + "…" : words)}";
    }
}
