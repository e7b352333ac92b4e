using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Accounts;

/// <summary>Whoever a ticket was given to.</summary>
public sealed record TicketHolder(Guid UserId, string Email, string Tier);

/// <summary>A ticket for a WebSocket: <c>/ws/projects/{id}?ticket=…</c> within <see cref="ExpiresIn"/> seconds, once.</summary>
public sealed record WsTicket(string Ticket, int ExpiresIn);

/// <summary>Tickets for WebSockets of browsers, which cannot send a header. They work once, for 30 seconds, on any node.</summary>
public sealed class WsTickets(IDbContextFactory<MuseDbContext> database, OneTimeTokens tokens)
{
    public async Task<WsTicket> IssueAsync(Guid userId, string email, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var ticket = tokens.Add(db, TokenPurpose.WsTicket, userId, email);
        await db.SaveChangesAsync(cancellationToken);
        return new WsTicket(ticket, (int)OneTimeTokens.LifetimeOf(TokenPurpose.WsTicket).TotalSeconds);
    }

    /// <summary>Uses a ticket up; null when it is no good.</summary>
    public async Task<TicketHolder?> RedeemAsync(string? ticket, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await tokens.TakeAsync(db, TokenPurpose.WsTicket, ticket, cancellationToken) is not { } taken)
            return null;
        return await db.Set<User>().Where(u => u.Id == taken.UserId).Select(u => new TicketHolder(u.Id, u.Email, u.SubscriptionTier))
            .SingleOrDefaultAsync(cancellationToken);
    }
}
