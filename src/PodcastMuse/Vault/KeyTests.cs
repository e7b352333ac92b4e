using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.Vault;

/// <summary>Shows kept keys to their providers and tells what those say.</summary>
internal sealed class KeyTests(Vault vault, IEnumerable<IKeyCheck> checks)
{
    /// <summary>Null where the user has no key of the provider.</summary>
    public async Task<KeyReport?> RunAsync(Guid userId, string provider, CancellationToken cancellationToken)
    {
        using var key = await vault.OpenAsync(userId, provider, cancellationToken);
        if (key is null)
            return null;
        if (checks.FirstOrDefault(c => c.Provider == provider) is not { } check)
            return new KeyReport(false, $"Not tested: this installation has no connection to {provider}. The key is kept, and its form is right.");
        try
        {
            return await check.CheckAsync(key.Key, key.BaseUrl, cancellationToken);
        }
        catch (FaultException fault)
        {
            return new KeyReport(false, fault.Problem.Detail);
        }
    }
}
