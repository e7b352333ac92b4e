using Microsoft.EntityFrameworkCore;
using PodcastMuse.Production;

namespace PodcastMuse.Tests.Production;

public sealed class StepHandOutTests
{
    [Fact]
    public async Task Where_the_engine_does_not_work_the_first_step_goes_to_the_queue_and_nobody_holds_it()
    {
        await using var room = await EngineRoom.OpenAsync();
        var id = await room.StartAsync();

        var first = (await room.StepsAsync(id))[ProductionPlan.BriefInput];
        Assert.Equal((StepStatus.Queued, null), (first.Status, first.LeaseOwner));
        Assert.True(room.WakeUps.TryTake(out var woken));
        Assert.Equal(first.Id, woken);
    }

    [Fact]
    public async Task Where_the_engine_works_a_production_needs_no_queue_at_all()
    {
        await using var room = await EngineRoom.OpenAsync();
        await room.Get<StepHost>().StartAsync(default);
        var id = await room.StartAsync();
        while (await room.StatusAsync(id) == ProductionStatus.InProgress)
            await Task.Delay(5);

        Assert.Equal(ProductionStatus.Completed, await room.StatusAsync(id));
        Assert.False(room.WakeUps.TryTake(out _));
        Assert.Equal(ProductionPlan.Steps.Select(s => s.Name).Order(), room.Ran.Order());
        await room.Get<StepHost>().StopAsync(default);
    }

    [Fact]
    public async Task What_is_claimed_is_leased_before_anybody_can_see_it()
    {
        await using var room = await EngineRoom.OpenAsync();
        await room.Get<StepHost>().StartAsync(default);
        var held = new TaskCompletionSource();
        room.Acts[ProductionPlan.BriefInput] = async (_, _) =>
        {
            await held.Task;
            return new StepOutcome.Done("done");
        };
        var id = await room.StartAsync();

        var first = (await room.StepsAsync(id))[ProductionPlan.BriefInput];
        Assert.Equal((StepStatus.InProgress, 1), (first.Status, first.Attempts));
        Assert.True(room.Get<StepLeases>().IsOurs(first));
        await using (var db = await room.DatabaseAsync())
            Assert.Equal(1, await db.Set<PodcastMuse.Progress.ProgressEvent>().CountAsync(e => e.ProductionId == id));
        held.SetResult();
        await room.Get<StepHost>().StopAsync(default);
    }
}
