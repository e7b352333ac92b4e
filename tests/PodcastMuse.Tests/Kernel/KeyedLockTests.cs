using PodcastMuse.Kernel;

namespace PodcastMuse.Tests.Kernel;

public sealed class KeyedLockTests
{
    [Fact]
    public async Task A_key_is_held_by_one_at_a_time()
    {
        var locks = new KeyedLock<string>();
        int inside = 0, most = 0;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var hold = await locks.TakeAsync("a", default);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        }));
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Other_keys_do_not_wait()
    {
        var locks = new KeyedLock<string>();
        using var a = await locks.TakeAsync("a", default);
        using var b = await locks.TakeAsync("b", default);
    }

    [Fact]
    public async Task Giving_up_waiting_leaves_the_lock_usable()
    {
        var locks = new KeyedLock<string>();
        var held = await locks.TakeAsync("a", default);
        using var impatience = new CancellationTokenSource();
        var waiting = locks.TakeAsync("a", impatience.Token);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        held.Dispose();
        using var again = await locks.TakeAsync("a", default);
    }
}
