using Microsoft.Extensions.Time.Testing;
using PodcastMuse.Production.Journal;

namespace PodcastMuse.Tests.Production;

/// <summary>What is told of outside calls reaches the step that works on them, once, and nobody else.</summary>
public sealed class CallNewsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);
    private static readonly Guid Step = Guid.Parse("00000000-0000-4000-8000-000000000001");
    private static readonly Guid Other = Guid.Parse("00000000-0000-4000-8000-000000000002");

    private readonly FakeTimeProvider _clock = new();
    private readonly CallNews _news = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_told_ends_the_wait()
    {
        using var ear = _news.Listen(Step);
        var heard = ear.HearAsync(Long, _clock, Stop);
        Assert.False(heard.IsCompleted);

        Assert.True(_news.Tell(Step));

        Assert.True(await heard);
    }

    [Fact]
    public async Task What_was_told_before_the_wait_is_heard_at_once_and_forgotten_when_the_journal_is_read()
    {
        using var ear = _news.Listen(Step);
        _news.Tell(Step);
        _news.Tell(Step);
        Assert.True(await ear.HearAsync(Long, _clock, Stop));

        ear.Forget();

        Assert.False(ear.HearAsync(Long, _clock, Stop).IsCompleted);
    }

    [Fact]
    public async Task Nothing_told_ends_with_the_time()
    {
        using var ear = _news.Listen(Step);
        var heard = ear.HearAsync(Long, _clock, Stop);

        _clock.Advance(Long);

        Assert.False(await heard);
    }

    [Fact]
    public async Task A_stopped_step_stops_waiting()
    {
        using var ear = _news.Listen(Step);
        using var stopped = new CancellationTokenSource();
        var heard = ear.HearAsync(Long, _clock, stopped.Token);

        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => heard);
    }

    [Fact]
    public void Another_steps_news_are_not_heard()
    {
        using var ear = _news.Listen(Step);

        Assert.False(_news.Tell(Other));
        Assert.False(ear.HearAsync(Long, _clock, Stop).IsCompleted);
    }

    [Fact]
    public void Whoever_stopped_listening_takes_no_later_listeners_place()
    {
        var first = _news.Listen(Step);
        var second = _news.Listen(Step);

        first.Dispose();
        Assert.True(_news.Tell(Step));

        second.Dispose();
        Assert.False(_news.Tell(Step));
    }
}
