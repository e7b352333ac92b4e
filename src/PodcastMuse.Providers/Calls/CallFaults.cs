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
        Ruling.KeyRefused => FaultException.Permanent(Problems.KeyRefused($"{dialect.Name} does not accept your API key. Put a working one, then resume.")),
        Ruling.NotAllowed => FaultException.Permanent(Problems.ProviderRefused($"Your {dialect.Name} key may not do this. Give it the right there or put another key, then resume. {Said(dialect, verdict)}")),
        Ruling.OutOfCredits => FaultException.Permanent(Problems.ProviderOutOfCredits(
            $"Your {dialect.Name} account has nothing left to spend. Top it up there or raise its limit, then resume.")),
        Ruling.ContentRefused => FaultException.Permanent(Problems.ContentRefused(
            $"{dialect.Name} refuses this content by its rules. Change the text, then resume. {Said(dialect, verdict)}")),
        Ruling.NoSuchModel => FaultException.Permanent(Problems.ProviderRefused($"{dialect.Name} does not offer this model or voice to your key. Choose another, then resume. {Said(dialect, verdict)}")),
        Ruling.Invalid => FaultException.Permanent(Problems.ProviderRefused($"{dialect.Name} refused the request. Change the text or choose another model, then resume. {Said(dialect, verdict)}")),
        Ruling.RateLimited => FaultException.Transient(Problems.ProviderUnavailable($"{dialect.Name} allows your key fewer requests than are needed now."), verdict.RetryAfter),
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
            Problems.ProviderUnavailable($"{dialect.Name} failed several times in a row and is left alone for a moment."), Recovery, failure),
        HttpRequestException or IOException or TimeoutException when isOnce && !Repeats.IsUnsent(failure) =>
            FaultException.Unsure(Problems.ProviderUnavailable($"The connection to {dialect.Name} broke before it answered."), failure),
        TimeoutException => FaultException.Transient(Problems.ProviderUnavailable(failure.Message), inner: failure),
        HttpRequestException or IOException => FaultException.Transient(Problems.ProviderUnavailable($"{dialect.Name} cannot be reached, or the connection broke."), inner: failure),
        _ => null,
    };

    private static string Said(Dialect dialect, Verdict verdict)
    {
        var words = string.Join(' ', verdict.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? "" : $"{dialect.Name} says: {(words.Length > MostWords ? words[..MostWords] + "…" : words)}";
    }
}
