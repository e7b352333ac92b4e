using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>What a stored hash says to a password.</summary>
public enum PasswordVerdict
{
    Wrong,
    Right,

    /// <summary>Right, but hashed with fewer rounds than are used now.</summary>
    RightButOutdated,
}

/// <summary>The two functions of a password hash; ASP.NET Core Identity's, wired in <see cref="AccountsFeature"/>.</summary>
public sealed record PasswordScheme(Func<string, string> Hash, Func<string, string, PasswordVerdict> Verify);

/// <summary>
/// Hashes and checks passwords. A hash takes a tenth of a second of a core on purpose, so only a few run at once and a bounded
/// number waits: a storm of sign-ins slows sign-ins, never the rest.
/// </summary>
public sealed class Passwords(PasswordScheme scheme) : IDisposable
{
    private const int MostWaiting = 100;

    private readonly SemaphoreSlim _gate = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly Lazy<string> _nobodys = new(() => scheme.Hash("a password that nobody has"));
    private int _waiting;

    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        InTurnAsync(() => scheme.Hash(PasswordRules.Normalise(password)), cancellationToken);

    /// <summary>Checks a password. For no account, or one without a password, it takes as long and is wrong.</summary>
    public Task<PasswordVerdict> VerifyAsync(string? hash, string password, CancellationToken cancellationToken) =>
        InTurnAsync(
            () =>
            {
                var verdict = scheme.Verify(string.IsNullOrEmpty(hash) ? _nobodys.Value : hash, PasswordRules.Normalise(password));
                return string.IsNullOrEmpty(hash) ? PasswordVerdict.Wrong : verdict;
            },
            cancellationToken);

    public void Dispose() => _gate.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw FaultException.Transient(Problems.Unavailable(Phrase.Of("sign_in_crowded", "Very many people are signing in just now. Try again in a few seconds.")) with { RetryAfter = TimeSpan.FromSeconds(5) });
        }

        try
        {
            await _gate.WaitAsync(cancellationToken);
            try
            {
                return work();
            }
            finally
            {
                _gate.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
