using PodcastMuse.Data;

namespace PodcastMuse.Vault;

/// <summary>Which keys the user keeps here, for the user to take away; never the keys.</summary>
internal sealed class VaultExport(Vault vault) : IAccountExport
{
    public string Name => "api_keys";

    public async IAsyncEnumerable<object> RowsAsync(Guid userId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var key in await vault.ListAsync(userId, cancellationToken))
            yield return key;
    }
}
