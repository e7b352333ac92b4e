using System.Collections.Concurrent;
using PodcastMuse.Kernel;
using PodcastMuse.Limits;
using StackExchange.Redis;

namespace PodcastMuse.Redis;

/// <summary>
/// Counts for all nodes together. A node takes a fiftieth of a limit at a time, so most requests ask nobody, the sum never passes
/// the limit, and at most that fiftieth per node is left unused. While Redis is away each node counts for itself.
/// </summary>
public sealed class RedisRates(IConnectionMultiplexer redis, LocalRates local, TimeProvider clock) : IRateCounter
{
    private const string Prefix = "muse:rate:";
    private const int Shares = 50;
    private const int SweepEvery = 8_192;

    private const string TakeShare =
        """
        local used = redis.call('INCRBY', KEYS[1], ARGV[1])
        local left = redis.call('PTTL', KEYS[1])
        if left < 0 then
          redis.call('PEXPIRE', KEYS[1], ARGV[2])
          left = tonumber(ARGV[2])
        end
        return {used, left}
        """;

    /// <summary>No request waits longer than this for a count.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>After a failure Redis is left alone for this long.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Lease> _leases = new(StringComparer.Ordinal);
    private long _pausedUntil;
    private int _counts;

    public async ValueTask<RateState> CountAsync(string key, RatePlan plan, CancellationToken cancellationToken)
    {
        var now = clock.GetElapsedTime(0).Ticks;
        if (Interlocked.Increment(ref _counts) % SweepEvery == 0)
            Sweep(now);
        var lease = _leases.GetOrAdd(key, static _ => new Lease());
        if (lease.TryUse(plan, now) is { } known)
            return known;
        if (!redis.IsConnected || Volatile.Read(ref _pausedUntil) > now)
            return local.Count(key, plan);
        try
        {
            var share = Math.Max(1, plan.Limit / Shares);
            var answer = (RedisResult[])(await redis.GetDatabase()
                .ScriptEvaluateAsync(TakeShare, [Prefix + key], [share, (long)plan.Window.TotalMilliseconds])
                .WaitAsync(Patience, clock, cancellationToken))!;
            return lease.Take(plan, share, (long)answer[0], now + (TimeSpan.TicksPerMillisecond * (long)answer[1]), now);
        }
        catch (Exception fault) when (fault is RedisException or TimeoutException or ObjectDisposedException)
        {
            Volatile.Write(ref _pausedUntil, now + Pause.Ticks);
            return local.Count(key, plan);
        }
    }

    /// <summary>
    /// Other nodes learn of it by their next question. One that saw the limit passed asks nobody until its window is over, and refuses so
    /// long; while Redis is away its count stays, too.
    /// </summary>
    public async ValueTask ForgetAsync(string key, CancellationToken cancellationToken)
    {
        _leases.TryRemove(key, out _);
        await local.ForgetAsync(key, cancellationToken);
        if (!redis.IsConnected)
            return;
        try
        {
            await redis.GetDatabase().KeyDeleteAsync(Prefix + key).WaitAsync(Patience, clock, cancellationToken);
        }
        catch (Exception fault) when (fault is RedisException or TimeoutException or ObjectDisposedException)
        {
            // A count that stays refuses at most what it would have refused.
        }
    }

    private void Sweep(long now)
    {
        foreach (var (key, lease) in _leases)
        {
            if (lease.IsOver(now))
                _leases.TryRemove(key, out _);
        }
    }

    /// <summary>What this node may still allow without asking, within the window that Redis keeps.</summary>
    private sealed class Lease
    {
        private readonly Lock _lock = new();
        private long _ends;
        private int _mine;
        private long _used;

        public bool IsOver(long now)
        {
            lock (_lock)
                return _ends <= now;
        }

        /// <summary>The answer where it is known here: a share is left, or the limit was passed. Null: ask.</summary>
        public RateState? TryUse(RatePlan plan, long now)
        {
            lock (_lock)
            {
                if (_ends <= now)
                    return null;
                if (_mine > 0)
                {
                    _mine--;
                    return State(plan, true, now);
                }

                return _used >= plan.Limit ? State(plan, false, now) : null;
            }
        }

        public RateState Take(RatePlan plan, int share, long used, long ends, long now)
        {
            lock (_lock)
            {
                if (_ends <= now)
                    _mine = 0;
                (_ends, _used) = (ends, used);
                var granted = (int)Math.Clamp(plan.Limit - (used - share), 0, share);
                if (granted == 0 && _mine == 0)
                    return State(plan, false, now);
                _mine += granted - 1;
                return State(plan, true, now);
            }
        }

        private RateState State(RatePlan plan, bool isAllowed, long now) =>
            new(isAllowed, plan.Limit, (int)Math.Max(0, plan.Limit - _used) + _mine, TimeSpan.FromTicks(Math.Max(0, _ends - now)));
    }
}
