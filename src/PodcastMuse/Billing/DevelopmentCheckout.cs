using System.Security.Cryptography;

namespace PodcastMuse.Billing;

/// <summary>
/// A checkout in which no money moves: for trying the product out, and never in production. Its page says so. Whoever knows a sale's
/// id may complete it, so the id is 128 bits of chance.
/// </summary>
internal sealed class DevelopmentCheckout : ICheckout
{
    public const string CheckoutName = "development";
    public const string Path = "/api/v1/billing/development-checkout/";

    private const int IdBytes = 16;

    public string Name => CheckoutName;

    public Task<CheckoutSession> OpenAsync(Guid userId, CreditPackage package, Uri home, CancellationToken cancellationToken)
    {
        var id = "dev_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        return Task.FromResult(new CheckoutSession(new Uri(home, Path + id), id));
    }

    public Task<Uri?> PortalAsync(Guid userId, Uri home, CancellationToken cancellationToken) => Task.FromResult<Uri?>(null);
}
