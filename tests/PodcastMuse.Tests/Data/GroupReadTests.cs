using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Tests.Data;

public sealed class GroupReadTests : IAsyncLifetime
{
    private WritingRoom _room = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _room = await WritingRoom.OpenAsync();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task Everybody_gets_the_own_row_however_many_ask_at_once_and_for_the_same()
    {
        var readings = 0;
        var read = new GroupRead<int, string>(_room.Database, TimeProvider.System, async (_, keys, _) =>
        {
            Interlocked.Increment(ref readings);
            await Task.Yield();
            return keys.Distinct().Where(key => key % 3 != 0).ToDictionary(key => key, key => $"row {key}");
        });

        var rows = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => read.FindAsync(i % 100, Stop)));

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => i % 100 % 3 == 0 ? null : $"row {i % 100}"), rows);
        Assert.InRange(readings, 1000 / 64, 999);
    }

    [Fact]
    public async Task Whoever_asks_during_a_reading_sees_what_was_written_since_it_began()
    {
        var (stored, begun, mayEnd) = ("old", new TaskCompletionSource(), new TaskCompletionSource());
        var read = new GroupRead<int, string>(_room.Database, TimeProvider.System, async (_, keys, _) =>
        {
            var seen = stored;
            begun.TrySetResult();
            await mayEnd.Task;
            return keys.ToDictionary(key => key, _ => seen);
        });
        var first = read.FindAsync(1, Stop);
        await begun.Task;
        stored = "new";
        var second = read.FindAsync(1, Stop);
        mayEnd.SetResult();

        Assert.Equal(("old", "new"), (await first, await second));
    }

    [Fact]
    public async Task A_database_that_is_away_is_asked_once_for_all_of_a_group_and_everybody_hears_why()
    {
        var readings = 0;
        var hold = new TaskCompletionSource();
        var read = new GroupRead<int, string>(_room.Database, TimeProvider.System, async (_, _, _) =>
        {
            Interlocked.Increment(ref readings);
            await hold.Task;
            throw new DbUpdateException("away");
        });
        var asked = Enumerable.Range(0, 11).Select(key => read.FindAsync(key, Stop)).ToList();
        hold.SetResult();

        foreach (var one in asked)
            Assert.Equal("away", (await Assert.ThrowsAsync<DbUpdateException>(() => one)).Message);
        Assert.InRange(readings, 1, 3);
    }

    [Fact]
    public async Task Whoever_no_longer_waits_keeps_nobody_from_the_row()
    {
        var (hold, gone) = (new TaskCompletionSource(), new CancellationTokenSource());
        var read = new GroupRead<int, string>(_room.Database, TimeProvider.System, async (_, keys, _) =>
        {
            await hold.Task;
            return keys.Distinct().ToDictionary(key => key, key => $"row {key}");
        });
        var (left, stays) = (read.FindAsync(1, gone.Token), read.FindAsync(2, Stop));
        await gone.CancelAsync();
        hold.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Equal("row 2", await stays);
    }

    [Fact]
    public async Task Connections_that_hang_fail_those_who_wait_on_them_and_nobody_else()
    {
        var (clock, readings, hang) = (new WaitingClock(), 0, new TaskCompletionSource());
        var read = new GroupRead<int, string>(_room.Database, clock, async (_, keys, _) =>
        {
            if (Interlocked.Increment(ref readings) <= 2)
                await hang.Task;
            return keys.Distinct().ToDictionary(key => key, key => $"row {key}");
        });
        var held = new List<Task<string?>>();
        for (var lane = 0; lane < 2; lane++)
        {
            held.Add(read.FindAsync(1, Stop));
            await clock.Holds.WaitAsync(Stop);
        }

        var others = Task.WhenAll(read.FindAsync(2, Stop), read.FindAsync(3, Stop));

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["row 2", "row 3"], await others);
        Assert.DoesNotContain(held, one => one.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(9));
        foreach (var one in held)
            Assert.True(DatabaseOutage.IsIn(await Assert.ThrowsAnyAsync<Exception>(() => one)));
        Assert.Equal("row 4", await read.FindAsync(4, Stop));
        hang.SetResult();
    }

    /// <summary>Tells when somebody begins to wait for the second that a group may keep the next one waiting.</summary>
    private sealed class WaitingClock : FakeTimeProvider
    {
        public SemaphoreSlim Holds { get; } = new(0);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == TimeSpan.FromSeconds(1))
                Holds.Release();
            return timer;
        }
    }
}
