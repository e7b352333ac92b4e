using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Production.Orders;

/// <summary>Reads orders: everything filled in, every rule checked, and who makes what decided; nothing is written.</summary>
public sealed class OrderCheck(IDbContextFactory<MuseDbContext> database, Offer offer, Makers makers)
{
    /// <summary>The order with everything filled in, and its project where it exists; or why it cannot be taken.</summary>
    internal async Task<(EpisodeOrder? Order, KnownProject? Known, Problem? Problem)> ReadAsync(
        Guid userId, PodcastRequest request, CancellationToken cancellationToken)
    {
        KnownProject? known = null;
        if (request.ProjectId is { } id)
        {
            await using var db = await database.CreateDbContextAsync(cancellationToken);
            known = await KnownProject.FindAsync(db, userId, id, cancellationToken);
            if (known is null)
                return (null, null, Problems.NotFound(Phrase.Of("no_project", "There is no such project.")));
        }

        var order = Ordering.Of(request, known, offer);
        var (assigned, refused) = await RuleAsync(userId, order, order.Needs, cancellationToken);
        if (assigned is null && refused!.Type != Problems.KeyRequired("").Type)
            return (null, null, refused);
        if (string.IsNullOrWhiteSpace(order.Idea) && request.Script is null && request.Sources is null or [] && known is null or { Sources: [], Script: null })
            refused = Problems.TooLittleMaterial(Phrase.Of("nothing_to_speak_of", "There is nothing to speak of yet. Give a description, a source or a script. Nothing was charged."));
        return refused is null ? (assigned, known, null) : (null, null, refused);
    }

    /// <summary>The order with who makes what, or why it cannot be made.</summary>
    public async Task<(EpisodeOrder? Order, Problem? Problem)> RuleAsync(
        Guid userId, EpisodeOrder order, IEnumerable<string> needed, CancellationToken cancellationToken)
    {
        var assigned = await makers.AssignAsync(userId, order, needed, cancellationToken);
        var isSpoken = assigned.Problem is null;
        var flaws = OrderRules.Check(assigned.Order, offer, isSpoken ? assigned.Voices : null)
            .GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => f.Words).ToArray());
        if (flaws.Count > 0)
            return (null, Problems.InvalidFields(flaws));
        return isSpoken ? (assigned.Order, null) : (null, assigned.Problem);
    }
}
