using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.Vault;

/// <summary>Shows kept keys to their providers and tells what those say; a key works from then on as its provider said.</summary>
internal sealed class KeyTests(Vault vault, IEnumerable<IKeyCheck> checks)
{
    /// <summary>Null where the user has no key of the provider.</summary>
    public async Task<KeyReport?> RunAsync(Guid userId, string provider, CancellationToken cancellationToken)
    {
        using var key = await vault.OpenAsync(userId, provider, cancellationToken);
        if (key is null)
            return null;
        if (checks.FirstOrDefault(c => c.Provider == provider) is not { } check)
            return new KeyReport(false, Phrase.Of("key_not_tested", $"Not tested: this installation has no connection to {provider}. The key is kept, and its form is right.", ("provider", provider)));
        try
        {
            var report = await check.CheckAsync(key.Key, key.BaseUrl, cancellationToken);
            if (report.Ok)
                await vault.ActivateAsync(userId, provider, cancellationToken);
            return report;
        }
        catch (FaultException fault)
        {
            if (fault.Problem.Type == Problems.KeyRefused("").Type)
                await vault.DeactivateAsync(userId, provider, cancellationToken);
            return new KeyReport(false, fault.Problem.Phrase);
        }
    }
}
