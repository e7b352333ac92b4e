using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Production;
using PodcastMuse.Progress;
using PodcastMuse.Storage;

namespace PodcastMuse.Tests.Production;

public sealed class EngineTests
{
    private static readonly FaultException Busy = FaultException.Transient(Problems.ProviderUnavailable("Busy."));
    private static readonly FaultException Refused = FaultException.Permanent(Problems.ProviderRefused("The key is not valid."));

    [Fact]
    public async Task A_production_runs_every_step_once_in_order_and_completes()
    {
        await using var room = await EngineRoom.OpenAsync();
        var id = await room.StartAsync();
        await room.DrainAsync();

        Assert.Equal(ProductionStatus.Completed, await room.StatusAsync(id));
        Assert.Equal(ProductionPlan.Steps.Select(s => s.Name).Order(), room.Ran.Order());
        var order = room.Ran.ToList();
        foreach (var step in ProductionPlan.Steps)
            Assert.All(step.Needs, need => Assert.True(order.IndexOf(need) < order.IndexOf(step.Name), $"{need} before {step.Name}"));
    }

    [Fact]
    public async Task A_step_that_runs_here_is_not_begun_here_again_though_its_lease_has_run_out()
    {
        await using var room = await EngineRoom.OpenAsync();
        room.Acts[ProductionPlan.ScriptGeneration] = async (context, _) =>
        {
            // As after the machine was asleep for a while: the reconciler wakes what nobody seems to hold.
            await using (var db = await room.DatabaseAsync())
                await db.Set<ProductionStep>().Where(s => s.Id == context.StepId).ExecuteUpdateAsync(set => set.SetProperty(s => s.LeasedUntil, DateTimeOffset.UnixEpoch));
            if (room.Ran.Count(step => step == ProductionPlan.ScriptGeneration) == 1)
                await room.Get<StepRunner>().RunAsync(context.StepId, default);
            return new StepOutcome.Done("done");
        };
        var id = await room.StartAsync();
        await room.DrainAsync();

        Assert.Equal(ProductionStatus.Completed, await room.StatusAsync(id));
        Assert.Single(room.Ran, step => step == ProductionPlan.ScriptGeneration);
    }

    [Fact]
    public async Task What_failed_after_several_tries_says_that_it_can_be_resumed()
    {
        await using var room = await EngineRoom.OpenAsync(new RetryOptions(TimeSpan.Zero, 1));
        room.Acts[ProductionPlan.ScriptGeneration] = (_, _) => throw Busy;
        var id = await room.StartAsync();
        await room.DrainAsync();

        Assert.Equal("Busy. Several tries did not help. Resume to try again; what is finished is kept.", (await room.StepsAsync(id))[ProductionPlan.ScriptGeneration].Message);
    }

    [Fact]
    public async Task Every_billable_step_is_reserved_and_completed_once()
    {
        await using var room = await EngineRoom.OpenAsync();
        await room.StartAsync();
        await room.DrainAsync();

        var billable = ProductionPlan.Steps.Where(s => s.Credits > 0).Select(s => s.Ledger!).ToList();
        Assert.Equal(billable.Select(s => $"reserve {s}").Concat(billable.Select(s => $"complete {s}")).Order(), room.Ledger.Rows.Order());
        Assert.Equal(18, ProductionPlan.Steps.Sum(s => s.Credits));
    }

    [Fact]
    public async Task Without_video_its_steps_and_prices_are_absent()
    {
        await using var room = await EngineRoom.OpenAsync();
        var id = await room.StartAsync(withVideo: false);
        await room.DrainAsync();

        Assert.Equal(ProductionStatus.Completed, await room.StatusAsync(id));
        Assert.DoesNotContain(room.Ran, step => step.StartsWith("video", StringComparison.Ordinal));
        Assert.DoesNotContain("reserve video", room.Ledger.Rows);
    }

    [Fact]
    public async Task A_failed_step_refunds_itself_and_what_can_no_longer_run_and_the_rest_finishes()
    {
        await using var room = await EngineRoom.OpenAsync();
        room.Acts[ProductionPlan.VideoGeneration] = (_, _) => throw Refused;
        var id = await room.StartAsync();
        await room.DrainAsync();

        var steps = await room.StepsAsync(id);
        Assert.Equal(ProductionStatus.Failed, await room.StatusAsync(id));
        Assert.Equal(StepStatus.Failed, steps[ProductionPlan.VideoGeneration].Status);
        Assert.Equal("The key is not valid.", steps[ProductionPlan.VideoGeneration].Message);
        Assert.Equal(StepStatus.Skipped, steps[ProductionPlan.VideoAssembly].Status);
        Assert.Equal(StepStatus.Skipped, steps[ProductionPlan.Packaging].Status);
        Assert.Equal(StepStatus.Completed, steps[ProductionPlan.AudioMastering].Status);
        Assert.Equal(["refund platform_fee", "refund video"], room.Ledger.Rows.Where(r => r.StartsWith("refund", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Resume_charges_only_what_was_refunded_and_repeats_only_what_is_missing()
    {
        await using var room = await EngineRoom.OpenAsync();
        room.Acts[ProductionPlan.TtsGeneration] = (_, _) => throw Refused;
        var id = await room.StartAsync();
        await room.DrainAsync();
        room.Acts.Clear();
        room.Ran.Clear();
        room.Ledger.Rows.Clear();

        await room.Get<ProductionControl>().ResumeAsync(id, default);
        await room.DrainAsync();

        Assert.Equal(ProductionStatus.Completed, await room.StatusAsync(id));
        Assert.Equal(
            [ProductionPlan.AudioMastering, ProductionPlan.Packaging, ProductionPlan.TtsGeneration, ProductionPlan.VideoAssembly],
            room.Ran.Order());
        Assert.Equal(["reserve platform_fee", "reserve tts"], room.Ledger.Rows.Where(r => r.StartsWith("reserve", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Transient_faults_are_tried_again_with_growing_waits_and_then_fail()
    {
        await using var room = await EngineRoom.OpenAsync(new RetryOptions(TimeSpan.FromMilliseconds(1), 3));
        room.Acts[ProductionPlan.ScriptGeneration] = (_, _) => throw Busy;
        var id = await room.StartAsync();
        for (var i = 0; i < 40 && await room.StatusAsync(id) == ProductionStatus.InProgress; i++)
        {
            await room.DrainAsync();
            await Task.Delay(10);
            await room.Get<Reconciler>().ReconcileAsync(default);
        }

        var step = (await room.StepsAsync(id))[ProductionPlan.ScriptGeneration];
        Assert.Equal(StepStatus.Failed, step.Status);
        Assert.Equal(4, step.Attempts);
        Assert.Equal([1.0, 2.0, 4.0], room.WakeUps.Delays.Select(d => d.TotalMilliseconds));
    }

    [Fact]
    public async Task A_lost_queue_loses_nothing()
    {
        await using var room = await EngineRoom.OpenAsync();
        var id = await room.StartAsync();
        room.WakeUps.LoseAll();
        await room.DrainAsync();
        Assert.Empty(room.Ran);

        await room.Get<Reconciler>().ReconcileAsync(default);
        await room.DrainAsync();
        Assert.Equal(ProductionStatus.Completed, await room.StatusAsync(id));
    }

    [Fact]
    public async Task Two_workers_on_one_step_run_it_once()
    {
        await using var room = await EngineRoom.OpenAsync();
        var entered = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        room.Acts[ProductionPlan.BriefInput] = async (_, _) =>
        {
            entered.TrySetResult();
            await go.Task;
            return new StepOutcome.Done("done");
        };
        var id = await room.StartAsync();
        var brief = (await room.StepsAsync(id))[ProductionPlan.BriefInput].Id;
        var first = room.Get<StepRunner>().RunAsync(brief, default);
        await entered.Task;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => room.Get<StepRunner>().RunAsync(brief, default)));
        go.SetResult();
        await first;
        await room.DrainAsync();

        Assert.Single(room.Ran, ProductionPlan.BriefInput);
        Assert.Equal(ProductionStatus.Completed, await room.StatusAsync(id));
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_cannot_finish_the_step()
    {
        await using var room = await EngineRoom.OpenAsync();
        room.Acts[ProductionPlan.BriefInput] = async (context, _) =>
        {
            await using var db = await room.DatabaseAsync();
            await db.Set<ProductionStep>().Where(s => s.Id == context.StepId)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.LeaseOwner, "elsewhere/1/1"));
            return new StepOutcome.Done("done");
        };
        var id = await room.StartAsync();
        await room.DrainAsync();

        Assert.Equal(StepStatus.InProgress, (await room.StepsAsync(id))[ProductionPlan.BriefInput].Status);
        Assert.DoesNotContain("complete brief_input", room.Ledger.Rows);
    }

    [Fact]
    public async Task A_turn_that_cannot_be_tidied_up_ends_all_the_same()
    {
        await using var room = await EngineRoom.OpenAsync();
        room.Acts[ProductionPlan.BriefInput] = (_, token) =>
        {
            token.Register(() => throw new InvalidOperationException("What was to be stopped breaks."));
            return Task.FromResult<StepOutcome>(new StepOutcome.Done("done"));
        };
        var id = await room.StartAsync();
        await room.DrainAsync().WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(ProductionStatus.Completed, await room.StatusAsync(id));
    }

    [Fact]
    public async Task A_turn_whose_step_is_another_nodes_by_now_stops_with_its_next_report()
    {
        await using var room = await EngineRoom.OpenAsync();
        var id = await room.StartAsync();
        var step = (await room.StepsAsync(id))[ProductionPlan.BriefInput];
        await using var db = await room.DatabaseAsync();
        await db.Set<ProductionStep>().Where(s => s.Id == step.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Status, StepStatus.InProgress).SetProperty(s => s.LeaseOwner, "elsewhere/1/1"));
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var heartbeat = new StepHeartbeat(room.Get<StepLeases>(), room.Get<HeldProductions>(), room.Get<IDbContextFactory<MuseDbContext>>(), clock);
        var context = new StepContext(await db.Set<EpisodeProduction>().SingleAsync(p => p.Id == id), step, room.Get<DataFolder>());
        using var turn = new CancellationTokenSource();

        context.Report(0.5, "Halfway");
        var beating = heartbeat.BeatAsync(context, step, turn);
        // One beat: long before the lease would be renewed.
        clock.Advance(TimeSpan.FromSeconds(1));
        await beating.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.True(turn.IsCancellationRequested);
    }

    [Fact]
    public async Task A_step_of_a_dead_process_is_taken_over_at_once()
    {
        await using var room = await EngineRoom.OpenAsync();
        var id = await room.StartAsync();
        room.WakeUps.LoseAll();
        await using (var db = await room.DatabaseAsync())
        {
            await db.Set<ProductionStep>().Where(s => s.ProductionId == id && s.Name == ProductionPlan.BriefInput).ExecuteUpdateAsync(set => set
                .SetProperty(s => s.Status, StepStatus.InProgress)
                .SetProperty(s => s.LeaseOwner, $"{Environment.MachineName}/{int.MaxValue}/1")
                .SetProperty(s => s.LeasedUntil, TimeProvider.System.GetUtcNow().AddHours(1)));
        }

        await room.Get<Reconciler>().ReconcileAsync(default);
        await room.DrainAsync();
        Assert.Equal(ProductionStatus.Completed, await room.StatusAsync(id));
    }

    [Fact]
    public async Task Review_holds_the_voices_back_but_not_the_cover()
    {
        await using var room = await EngineRoom.OpenAsync();
        var id = await room.StartAsync(reviewScript: true);
        await room.DrainAsync();

        Assert.Contains(ProductionPlan.VideoGeneration, room.Ran);
        Assert.DoesNotContain(ProductionPlan.TtsGeneration, room.Ran);
        Assert.Equal(ProductionStatus.InProgress, await room.StatusAsync(id));
    }

    [Fact]
    public async Task Cancelling_refunds_what_has_not_been_delivered()
    {
        await using var room = await EngineRoom.OpenAsync();
        var id = await room.StartAsync(reviewScript: true);
        await room.DrainAsync();

        Assert.True(await room.Get<ProductionControl>().CancelAsync(id, default));
        Assert.False(await room.Get<ProductionControl>().CancelAsync(id, default));
        Assert.Equal(ProductionStatus.Cancelled, await room.StatusAsync(id));
        Assert.Equal(["refund platform_fee", "refund tts"], room.Ledger.Rows.Where(r => r.StartsWith("refund", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task A_waiting_step_hands_its_worker_back_and_goes_on_later()
    {
        await using var room = await EngineRoom.OpenAsync();
        var looks = 0;
        room.Acts[ProductionPlan.TtsGeneration] = (_, _) => Task.FromResult<StepOutcome>(
            ++looks < 3 ? new StepOutcome.LookAgain(TimeSpan.Zero, "waiting") : new StepOutcome.Done("done"));
        var id = await room.StartAsync();
        await room.DrainAsync();

        Assert.Equal(3, looks);
        Assert.Equal(ProductionStatus.Completed, await room.StatusAsync(id));
        Assert.Equal(0, (await room.StepsAsync(id))[ProductionPlan.TtsGeneration].Faults);
    }

    [Fact]
    public async Task A_step_that_is_woken_while_it_runs_here_is_looked_at_once_more()
    {
        await using var room = await EngineRoom.OpenAsync();
        var (host, looks) = (room.Get<StepHost>(), 0);
        var ended = new TaskCompletionSource();
        room.Acts[ProductionPlan.BriefInput] = async (context, token) =>
        {
            if (++looks == 2)
                ended.SetResult();
            await host.ReceiveAsync(context.StepId, token);
            return looks == 1 ? new StepOutcome.LookAgain(TimeSpan.Zero, "waiting") : new StepOutcome.Done("done");
        };
        await room.StartAsync();
        Assert.True(room.WakeUps.TryTake(out var first));
        await host.ReceiveAsync(first, default);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await host.StopAsync(default);
    }

    [Fact]
    public async Task Progress_is_numbered_without_gaps_and_never_falls()
    {
        await using var room = await EngineRoom.OpenAsync();
        await room.StartAsync();
        await room.DrainAsync();

        await using var db = await room.DatabaseAsync();
        var events = await db.Set<ProgressEvent>().AsNoTracking().OrderBy(e => e.Seq).ToListAsync();
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Seq));
        Assert.Equal("production_completed", events[^1].Type);
        foreach (var step in events.Where(e => e.Step is not null).GroupBy(e => e.Step))
            Assert.Equal(step.Select(e => e.Progress).Order(), step.Select(e => e.Progress));
    }
}
