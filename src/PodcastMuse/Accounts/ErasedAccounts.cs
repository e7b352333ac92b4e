using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PodcastMuse.Data;

namespace PodcastMuse.Accounts;

/// <summary>
/// Accounts that are gone while their access tokens still run: an erasure's row lives longer than any token. Every request asks, so
/// it is answered from memory; another node knows within a second, and what slips through until then finds no account to write for.
/// </summary>
public sealed class ErasedAccounts(IDbContextFactory<MuseDbContext> database, TimeProvider clock, ILogger<ErasedAccounts> log)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private FrozenSet<Guid> _known = [];
    private long _readAt = long.MinValue;
    private int _isReading;

    public async ValueTask<bool> HasAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (IsStale && Interlocked.Exchange(ref _isReading, 1) == 0)
            await ReadAsync(cancellationToken);
        return _known.Contains(userId);
    }

    /// <summary>Looks again at the next request: an account was just erased here.</summary>
    internal void Forget() => Volatile.Write(ref _readAt, long.MinValue);

    /// <summary>Asks the database itself; for requests that broke.</summary>
    internal async Task<bool> IsGoneAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return !await db.Set<User>().AnyAsync(u => u.Id == userId, cancellationToken);
    }

    private bool IsStale => Volatile.Read(ref _readAt) is var at && (at == long.MinValue || clock.GetElapsedTime(at) > Freshness);

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            Volatile.Write(ref _readAt, clock.GetTimestamp());
            await using var db = await database.CreateDbContextAsync(cancellationToken);
            _known = (await db.Set<Erasure>().Select(e => e.AccountId).ToListAsync(cancellationToken)).ToFrozenSet();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // What it knew still holds, and the request finds out by itself whether the database is there.
            AccountsLog.ErasedUnknown(log, fault);
        }
        finally
        {
            Volatile.Write(ref _isReading, 0);
        }
    }
}
