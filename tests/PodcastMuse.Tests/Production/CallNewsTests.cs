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

        Assert.True(ear.Take().IsInJournal);

        Assert.False(ear.HearAsync(Long, _clock, Stop).IsCompleted);
        Assert.False(ear.Take().IsInJournal);
    }

    [Fact]
    public async Task A_task_that_is_followed_is_told_of_by_itself_and_nothing_needs_to_be_written()
    {
        using var ear = _news.Listen(Step);
        var task = TaskOf(Other);
        Assert.False(_news.TellOf(task.Id));

        ear.Follow(task);

        Assert.True(_news.TellOf(task.Id));
        Assert.True(await ear.HearAsync(Long, _clock, Stop));
        var (done, isInJournal) = ear.Take();
        Assert.Equal([task], done);
        Assert.False(isInJournal);
        Assert.Empty(ear.Take().Done);
    }

    [Fact]
    public void What_nobody_came_to_is_left_to_be_written_down_and_what_comes_later_is_not_taken()
    {
        var ear = _news.Listen(Step);
        var task = TaskOf(Other);
        ear.Follow(task);
        Assert.True(_news.TellOf(task.Id));

        Assert.Equal([task], ear.Close());

        Assert.False(_news.TellOf(task.Id));
        Assert.Empty(ear.Close());
        ear.Follow(task);
        Assert.False(_news.TellOf(task.Id));
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

    private static ProviderCall TaskOf(Guid id) => new()
    {
        Id = id,
        UserId = id,
        ProjectId = id,
        ProductionId = id,
        StepId = Step,
        Capability = "speech",
        Provider = "kie",
        Model = "m",
        RequestHash = "hash",
        State = CallState.Waiting,
        TaskId = "task-1",
        StartedAt = default,
    };
}
