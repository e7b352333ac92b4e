using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Idempotency;

/// <summary>An answer as it is stored and given again.</summary>
public sealed record KeptAnswer(int Status, string? ContentType, string? Location, string? Etag, byte[] Body);

/// <summary>What a request with a key is to do.</summary>
public abstract record KeyedEntry
{
    private KeyedEntry()
    {
    }

    /// <summary>It is this request's turn.</summary>
    public sealed record Mine(KeyedTurn Turn) : KeyedEntry;

    /// <summary>It was done before; this was the answer.</summary>
    public sealed record Again(KeptAnswer Answer) : KeyedEntry;

    public sealed record Refused(Problem Problem) : KeyedEntry;
}

/// <summary>
/// Keeps track of idempotency keys in the database, so that of the same request sent twice, at once or later, to any nodes, one is
/// carried out. If a node dies before it commits anything, the next try takes over; if it dies after, the effect stands and is
/// not repeated, although its answer is lost.
/// </summary>
public sealed class IdempotencyKeys(IDbContextFactory<MuseDbContext> database, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>More than any request takes; a node that is slower still cannot commit once its turn was taken.</summary>
    public static readonly TimeSpan TurnLength = TimeSpan.FromMinutes(2);

    private static readonly Problem Running = Problems.Conflict(Phrase.Of("same_request_running", "The same request is being carried out just now. Ask again in a moment for its answer.")) with { RetryAfter = TimeSpan.FromSeconds(2) };

    private static readonly Problem Lost = Problems.Conflict(
        Phrase.Of("answer_lost", "This request was carried out once, but its answer was lost when the service was interrupted. Look at what is there before you send it again with another key."));

    private static readonly Problem Other = Problems.InvalidField("Idempotency-Key", "was used for another request; take a new key for a new request");

    public async Task<KeyedEntry> EnterAsync(Guid userId, string key, byte[] requestHash, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        while (true)
        {
            var now = clock.GetUtcNow();
            if (await db.Set<KeyedRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.UserId == userId && r.Key == key, cancellationToken) is not { } found)
            {
                if (await TryBeginAsync(db, userId, key, requestHash, now, cancellationToken) is { } begun)
                    return new KeyedEntry.Mine(begun);
            }
            else if (found.ExpiresAt <= now)
            {
                await db.Set<KeyedRequest>().Where(r => r.UserId == userId && r.Key == key && r.Turn == found.Turn).ExecuteDeleteAsync(cancellationToken);
            }
            else if (!CryptographicOperations.FixedTimeEquals(found.RequestHash, requestHash))
            {
                return new KeyedEntry.Refused(Other);
            }
            else if (found.State == KeyedState.Answered)
            {
                return new KeyedEntry.Again(new KeptAnswer(found.Status, found.ContentType, found.Location, found.Etag, found.Body ?? []));
            }
            else if (found.TurnEnds > now)
            {
                return new KeyedEntry.Refused(Running);
            }
            else if (found.State == KeyedState.Committed)
            {
                return new KeyedEntry.Refused(Lost);
            }
            else if (await TryTakeOverAsync(db, found, now, cancellationToken) is { } taken)
            {
                return new KeyedEntry.Mine(taken);
            }
        }
    }

    /// <summary>Stores the answer for whoever asks again.</summary>
    public async Task AnswerAsync(KeyedTurn turn, KeptAnswer answer, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await turn.Row(db).ExecuteUpdateAsync(
            set => set
                .SetProperty(r => r.State, KeyedState.Answered).SetProperty(r => r.Status, answer.Status).SetProperty(r => r.ContentType, answer.ContentType)
                .SetProperty(r => r.Location, answer.Location).SetProperty(r => r.Etag, answer.Etag).SetProperty(r => r.Body, answer.Body),
            cancellationToken);
    }

    /// <summary>The request failed: if it left nothing behind, the key is free for another try at once.</summary>
    public async Task FreeAsync(KeyedTurn turn, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var ended = clock.GetUtcNow();
        if (await turn.Row(db).Where(r => r.State == KeyedState.Running).ExecuteDeleteAsync(cancellationToken) == 0)
            await turn.Row(db).ExecuteUpdateAsync(set => set.SetProperty(r => r.TurnEnds, ended), cancellationToken);
    }

    private static async Task<KeyedTurn?> TryTakeOverAsync(MuseDbContext db, KeyedRequest found, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (turn, until) = (Guid.CreateVersion7(now), now + TurnLength);
        var taken = await db.Set<KeyedRequest>()
            .Where(r => r.UserId == found.UserId && r.Key == found.Key && r.Turn == found.Turn && r.State == KeyedState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Turn, turn).SetProperty(r => r.TurnEnds, until), cancellationToken);
        return taken == 1 ? new KeyedTurn(found.UserId, found.Key, turn) : null;
    }

    private static async Task<KeyedTurn?> TryBeginAsync(MuseDbContext db, Guid userId, string key, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var turn = new KeyedTurn(userId, key, Guid.CreateVersion7(now));
        db.Add(new KeyedRequest { UserId = userId, Key = key, RequestHash = hash, Turn = turn.Id, TurnEnds = now + TurnLength, ExpiresAt = now + Lifetime });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return turn;
        }
        catch (DbUpdateException)
        {
            // Somebody else was first; a second look tells how far they are. Anything else that is wrong fails that look too.
            db.ChangeTracker.Clear();
            if (!await db.Set<KeyedRequest>().AnyAsync(r => r.UserId == userId && r.Key == key, cancellationToken))
                throw;
            return null;
        }
    }
}
