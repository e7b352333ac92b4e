using System.Collections.Concurrent;

namespace ProviderEmulator.Accounts;

/// <summary>The accounts seen so far; a well-formed key opens its account by being used.</summary>
internal sealed class AccountBook(EmulatorOptions options)
{
    private readonly ConcurrentDictionary<(string Provider, string Key), Account> _accounts = new();

    public Account Of(string provider, string key) => _accounts.GetOrAdd(
        (provider, key),
        entry => new Account(entry.Provider, entry.Key, KeyTraits.Of(entry.Key) with { Legacy = options.LegacyErrors || KeyTraits.Of(entry.Key).Legacy }, options.Clock));

    public void Clear() => _accounts.Clear();

    /// <summary>First seven and last four characters, the reference's advice for display.</summary>
    public static string Mask(string key) => key.Length > 15 ? $"{key[..7]}…{key[^4..]}" : "…";
}
