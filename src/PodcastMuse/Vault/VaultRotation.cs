namespace PodcastMuse.Vault;

/// <summary>How a rotation ended: data keys wrapped anew, and those that no configured key opens.</summary>
public sealed record RotationResult(int Rewrapped, int Unopened);

/// <summary>Moves all data keys to the newest encryption key; the door to it for the terminal.</summary>
public sealed class VaultRotation
{
    private readonly DataKeys _dataKeys;

    internal VaultRotation(DataKeys dataKeys) => _dataKeys = dataKeys;

    public async Task<RotationResult> RunAsync(CancellationToken cancellationToken)
    {
        var (rewrapped, unopened) = await _dataKeys.RotateAsync(cancellationToken);
        return new RotationResult(rewrapped, unopened);
    }
}
