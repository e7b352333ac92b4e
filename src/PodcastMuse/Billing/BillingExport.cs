using PodcastMuse.Data;

namespace PodcastMuse.Billing;

/// <summary>The user's purchases, for the user to take away.</summary>
internal sealed class BillingExport(Purchases purchases) : IAccountExport
{
    public string Name => "purchases";

    public IAsyncEnumerable<object> RowsAsync(Guid userId, CancellationToken cancellationToken) => purchases.AllAsync(userId, cancellationToken);
}
