using PodcastMuse.Accounts;
using PodcastMuse.Data;

namespace PodcastMuse.Credits;

/// <summary>What a new account begins with, in credits; 0: nothing.</summary>
public sealed record CreditsOptions(int Welcome);

/// <summary>Gives a new account its first credits, in the transaction that makes it, so once for each.</summary>
internal sealed class WelcomeBonus(Ledger ledger, CreditsOptions options) : INewAccountStep
{
    public Task RunAsync(MuseDbContext db, Guid userId, CancellationToken cancellationToken) =>
        options.Welcome == 0
            ? Task.CompletedTask
            : ledger.GrantAsync(db, userId, options.Welcome, $"welcome:{userId:N}", "Welcome", cancellationToken);
}
