using PodcastMuse.Kernel;

namespace PodcastMuse.Billing;

/// <summary>A sale that a checkout has opened: where the buyer goes, and the checkout's own id of it.</summary>
public sealed record CheckoutSession(Uri Address, string SessionId);

/// <summary>Whoever takes the money. One is registered, or none: then nothing can be bought.</summary>
public interface ICheckout
{
    /// <summary>As written in purchases: stripe, development.</summary>
    string Name { get; }

    /// <param name="userId">The buyer.</param>
    /// <param name="package">What is bought.</param>
    /// <param name="home">Where this service is reached, for the way back.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<CheckoutSession> OpenAsync(Guid userId, CreditPackage package, Uri home, CancellationToken cancellationToken);

    /// <summary>Where buyers see their invoices and means of payment; null where there is no such place.</summary>
    Task<Uri?> PortalAsync(Guid userId, Uri home, CancellationToken cancellationToken);
}

/// <summary>
/// Takes the messages of whoever takes the money. The bytes are as they came, since the signature is over them. Null: taken, also
/// when it was taken before; else why not.
/// </summary>
public interface IPaymentMessages
{
    Task<Problem?> TakeAsync(ReadOnlyMemory<byte> body, string signature, CancellationToken cancellationToken);
}
