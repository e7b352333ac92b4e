using Microsoft.EntityFrameworkCore;
using PodcastMuse.Kernel;
using PodcastMuse.Production;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;
using PodcastMuse.Providers;
using static PodcastMuse.Tests.Production.JournalledCalls;

namespace PodcastMuse.Tests.Production;

public sealed class CallJournalTests
{
    private static readonly CallRequest Hello = CallRequest.For("speech", "emulated", "m1", new { words = "Hello" });

    [Fact]
    public async Task A_finished_call_is_never_sent_again()
    {
        await using var room = await EngineRoom.OpenAsync();
        var sent = 0;
        await InStepAsync(room, context => SayAsync(room, context, Hello, "audio/segments/0000", () => sent++));
        await InStepAsync(room, async context =>
        {
            var answer = await SayAsync(room, context, Hello, "audio/segments/0000", () => sent++);
            Assert.True(Assert.IsType<JournalAnswer<JournalledFile>.Ready>(answer).IsRepeat);
        });
        Assert.Equal(1, sent);
    }

    [Fact]
    public async Task The_same_words_asked_for_at_once_are_spoken_once()
    {
        await using var room = await EngineRoom.OpenAsync();
        var sent = 0;
        await InStepAsync(room, context => Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            SayAsync(room, context, Hello, $"audio/segments/{i:0000}", () => Interlocked.Increment(ref sent)))));
        Assert.Equal(1, sent);
        Assert.Equal(20, (await room.Get<AssetShelf>().ListAsync(room.ProjectId, default)).Count);
    }

    [Fact]
    public async Task A_result_that_is_gone_from_storage_is_made_again()
    {
        await using var room = await EngineRoom.OpenAsync();
        var sent = 0;
        await InStepAsync(room, async context =>
        {
            await SayAsync(room, context, Hello, "audio/segments/0000", () => sent++);
            File.Delete(await context.FetchAsync(room.Get<AssetShelf>(), "audio/segments/0000.wav", default));
            await SayAsync(room, context, Hello, "audio/segments/0000", () => sent++);
        });
        Assert.Equal(2, sent);
    }

    [Fact]
    public async Task A_call_that_was_killed_between_its_file_and_its_entry_is_finished_by_the_next_who_asks()
    {
        await using var room = await EngineRoom.OpenAsync();
        var (sent, path) = (0, $"audio/segments/0000-{Hello.Hash}");
        await InStepAsync(room, async context =>
        {
            await SayAsync(room, context, Hello, path, () => sent++);
            await using (var db = await room.DatabaseAsync())
            {
                await db.Set<ProviderCall>().ExecuteUpdateAsync(set => set
                    .SetProperty(c => c.State, CallState.Started).SetProperty(c => c.Result, (string?)null).SetProperty(c => c.ResultKey, (string?)null));
            }

            Assert.IsType<JournalAnswer<JournalledFile>.Ready>(await SayAsync(room, context, Hello, path, () => sent++));
        });

        Assert.Equal(1, sent);
        await using var after = await room.DatabaseAsync();
        var call = await after.Set<ProviderCall>().SingleAsync();
        Assert.Equal(CallState.Finished, call.State);
        Assert.EndsWith($"{path}.wav", call.ResultKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unsound_result_is_a_fault_and_leaves_nothing()
    {
        await using var room = await EngineRoom.OpenAsync();
        await InStepAsync(room, async context =>
        {
            await Assert.ThrowsAsync<FaultException>(() => room.Get<CallJournal>().FileAsync(
                context, Hello, "audio/segments/0000", (slip, _) => MakeAsync(slip.OutputPath),
                (_, _) => throw FaultException.Transient(Problems.UnsoundResult("Silent.")), default));
        });
        Assert.Empty(await room.Get<AssetShelf>().ListAsync(room.ProjectId, default));
        await using var db = await room.DatabaseAsync();
        Assert.Equal(CallState.Failed, (await db.Set<ProviderCall>().SingleAsync()).State);
    }

    [Fact]
    public async Task A_task_is_looked_at_again_by_its_id_and_not_begun_twice()
    {
        await using var room = await EngineRoom.OpenAsync();
        var seen = new List<string?>();
        Task<ProviderAnswer<MadeFile>> LookAsync(string? taskId, string path)
        {
            seen.Add(taskId);
            return taskId is null
                ? Task.FromResult<ProviderAnswer<MadeFile>>(new ProviderAnswer<MadeFile>.Waiting("task-7", TimeSpan.FromSeconds(3)))
                : MakeAsync(path);
        }

        await InStepAsync(room, async context =>
        {
            var first = await room.Get<CallJournal>().FileAsync(context, Hello, "a", (slip, _) => LookAsync(slip.TaskId, slip.OutputPath), KeepAsync, default);
            Assert.Equal(TimeSpan.FromSeconds(3), Assert.IsType<JournalAnswer<JournalledFile>.Waiting>(first).LookAgainAfter);
            Assert.IsType<JournalAnswer<JournalledFile>.Waiting>(
                await room.Get<CallJournal>().FileAsync(context, Hello, "a", (slip, _) => LookAsync(slip.TaskId, slip.OutputPath), KeepAsync, default));
            await using (var db = await room.DatabaseAsync())
                await db.Set<ProviderCall>().ExecuteUpdateAsync(set => set.SetProperty(c => c.LookAt, (DateTimeOffset?)null));
            Assert.IsType<JournalAnswer<JournalledFile>.Ready>(
                await room.Get<CallJournal>().FileAsync(context, Hello, "a", (slip, _) => LookAsync(slip.TaskId, slip.OutputPath), KeepAsync, default));
        });
        Assert.Equal([null, "task-7"], seen);
    }

    [Fact]
    public async Task A_task_that_always_comes_to_nothing_is_begun_three_times_and_then_is_the_steps_fault()
    {
        await using var room = await EngineRoom.OpenAsync();
        var begun = 0;
        Task<ProviderAnswer<MadeFile>> WorkAsync(CallSlip slip) => slip.TaskId is null
            ? Task.FromResult<ProviderAnswer<MadeFile>>(new ProviderAnswer<MadeFile>.Waiting($"task-{++begun}", TimeSpan.Zero))
            : throw FaultException.Transient(Problems.UnsoundResult("Silent."), TimeSpan.Zero);

        await InStepAsync(room, async context =>
        {
            Task<JournalAnswer<JournalledFile>> TurnAsync() => room.Get<CallJournal>().FileAsync(context, Hello, "a", (slip, _) => WorkAsync(slip), KeepAsync, default);
            for (var turn = 0; turn < 3; turn++)
                Assert.IsType<JournalAnswer<JournalledFile>.Waiting>(await TurnAsync());
            await Assert.ThrowsAsync<FaultException>(TurnAsync);
        });

        Assert.Equal(3, begun);
    }

    [Fact]
    public async Task A_task_whose_file_cannot_be_had_now_stays_the_calls_own()
    {
        await using var room = await EngineRoom.OpenAsync();
        var (begun, isBack) = (0, false);
        Task<ProviderAnswer<MadeFile>> WorkAsync(CallSlip slip) => slip.TaskId is null
            ? Task.FromResult<ProviderAnswer<MadeFile>>(new ProviderAnswer<MadeFile>.Waiting($"task-{++begun}", TimeSpan.Zero))
            : isBack ? MakeAsync(slip.OutputPath) : throw FaultException.Unsure(Problems.ProviderUnavailable("The store is away."));

        await InStepAsync(room, async context =>
        {
            Task<JournalAnswer<JournalledFile>> TurnAsync() => room.Get<CallJournal>().FileAsync(context, Hello, "a", (slip, _) => WorkAsync(slip), KeepAsync, default);
            await TurnAsync();
            for (var turn = 0; turn < 5; turn++)
                await Assert.ThrowsAsync<FaultException>(TurnAsync);
            isBack = true;
            Assert.IsType<JournalAnswer<JournalledFile>.Ready>(await TurnAsync());
        });

        Assert.Equal(1, begun);
    }

    [Fact]
    public async Task A_task_whose_file_cannot_be_had_now_is_not_asked_for_again_and_again_because_one_before_it_failed()
    {
        await using var room = await EngineRoom.OpenAsync();
        var (begun, looks) = (0, 0);
        Task<ProviderAnswer<MadeFile>> WorkAsync(CallSlip slip) => slip.TaskId switch
        {
            null => Task.FromResult<ProviderAnswer<MadeFile>>(new ProviderAnswer<MadeFile>.Waiting($"task-{++begun}", TimeSpan.Zero)),
            "task-1" => throw FaultException.Transient(Problems.ProviderUnavailable("Failed there."), TimeSpan.Zero),
            _ when ++looks > 5 => throw new InvalidOperationException("Asked for ever."),
            _ => throw FaultException.Unsure(Problems.ProviderUnavailable("The store is away."), retryAfter: TimeSpan.Zero),
        };

        await InStepAsync(room, async context =>
        {
            Task<JournalAnswer<JournalledFile>> TurnAsync() => room.Get<CallJournal>().FileAsync(context, Hello, "a", (slip, _) => WorkAsync(slip), KeepAsync, default);
            await TurnAsync();
            await TurnAsync();
            await Assert.ThrowsAsync<FaultException>(TurnAsync);
        });

        Assert.Equal((2, 1), (begun, looks));
    }

    [Fact]
    public async Task What_arrived_is_kept_though_the_turn_is_stopped()
    {
        await using var room = await EngineRoom.OpenAsync();
        var sent = 0;
        await InStepAsync(room, async context =>
        {
            using var turn = new CancellationTokenSource();
            Task<JournalAnswer<JournalledFile>> SayAsync() => room.Get<CallJournal>().FileAsync(
                context,
                Hello,
                "audio/segments/0000",
                async (slip, _) =>
                {
                    sent++;
                    await turn.CancelAsync();
                    return await MakeAsync(slip.OutputPath);
                },
                (made, token) =>
                {
                    token.ThrowIfCancellationRequested();
                    return KeepAsync(made, token);
                },
                sent == 0 ? turn.Token : default);
            Assert.IsType<JournalAnswer<JournalledFile>.Ready>(await SayAsync());
            Assert.True(Assert.IsType<JournalAnswer<JournalledFile>.Ready>(await SayAsync()).IsRepeat);
        });
        Assert.Equal(1, sent);
    }

    [Fact]
    public async Task A_file_under_its_own_content_address_is_adopted_without_a_call()
    {
        await using var room = await EngineRoom.OpenAsync();
        var sent = 0;
        await InStepAsync(room, async context =>
        {
            var path = $"audio/segments/0000-{Hello.Hash}";
            var local = Path.Combine(context.Scratch, "imported.wav");
            await File.WriteAllTextAsync(local, "sound");
            await context.PutAsync(room.Get<AssetShelf>(), path + ".wav", local, 1, default);
            Assert.True(Assert.IsType<JournalAnswer<JournalledFile>.Ready>(await SayAsync(room, context, Hello, path, () => sent++)).IsRepeat);
        });
        Assert.Equal(0, sent);
    }

    [Fact]
    public async Task A_result_that_was_no_good_is_asked_for_again_at_once_and_each_try_stands_in_the_journal()
    {
        await using var room = await EngineRoom.OpenAsync();
        var checks = 0;
        await InStepAsync(room, async context => Assert.IsType<JournalAnswer<JournalledFile>.Ready>(await room.Get<CallJournal>().FileAsync(
            context, Hello, "audio/segments/0000", (slip, _) => MakeAsync(slip.OutputPath),
            (made, token) => ++checks < 3 ? throw FaultException.Transient(Problems.UnsoundResult("Silent."), TimeSpan.Zero) : KeepAsync(made, token), default)));
        await using var db = await room.DatabaseAsync();
        Assert.Equal([CallState.Failed, CallState.Failed, CallState.Finished], await db.Set<ProviderCall>().OrderBy(c => c.Id).Select(c => c.State).ToListAsync());
    }

    [Fact]
    public async Task A_call_whose_answer_was_lost_is_not_sent_again_while_the_provider_may_still_call_back()
    {
        await using var room = await EngineRoom.OpenAsync(callbacks: new CallbackOptions([1], new Uri("https://muse.example")));
        var sent = 0;
        string? seen = null;
        Task<ProviderAnswer<MadeFile>> SendAsync(CallSlip slip)
        {
            sent++;
            seen = slip.TaskId;
            return slip.TaskId is null ? throw FaultException.Unsure(Problems.ProviderUnavailable("Cut.")) : MakeAsync(slip.OutputPath);
        }

        await InStepAsync(room, async context =>
        {
            var journal = room.Get<CallJournal>();
            var call = Hello with { CallsBack = true };
            for (var turn = 0; turn < 3; turn++)
                Assert.IsType<JournalAnswer<JournalledFile>.Waiting>(await journal.FileAsync(context, call, "a", (slip, _) => SendAsync(slip), KeepAsync, default));
            await using var db = await room.DatabaseAsync();
            var id = (await db.Set<ProviderCall>().SingleAsync()).Id;
            var callbacks = room.Get<Callbacks>();
            Assert.True(await callbacks.ReceiveAsync(id, callbacks.Sign(id), "task-9", default));
            Assert.IsType<JournalAnswer<JournalledFile>.Ready>(await journal.FileAsync(context, call, "a", (slip, _) => SendAsync(slip), KeepAsync, default));
        });
        Assert.Equal((2, "task-9"), (sent, seen));
    }

    [Fact]
    public async Task A_callback_that_comes_before_the_step_waits_is_not_lost()
    {
        await using var room = await EngineRoom.OpenAsync(callbacks: new CallbackOptions([1], new Uri("https://muse.example")));
        room.Acts[ProductionPlan.BriefInput] = async (context, _) =>
        {
            var answer = await room.Get<CallJournal>().FileAsync(
                context,
                Hello with { CallsBack = true },
                "a",
                async (slip, _) => slip.TaskId is null ? new ProviderAnswer<MadeFile>.Waiting("task-7", TimeSpan.FromHours(1)) : await MakeAsync(slip.OutputPath),
                KeepAsync,
                default);
            if (answer is not JournalAnswer<JournalledFile>.Waiting(var after))
                return new StepOutcome.Done("done");
            await using var db = await room.DatabaseAsync();
            var id = (await db.Set<ProviderCall>().SingleAsync()).Id;
            Assert.True(await room.Get<Callbacks>().ReceiveAsync(id, room.Get<Callbacks>().Sign(id), null, default));
            return new StepOutcome.LookAgain(after, "waiting");
        };
        var production = await room.StartAsync();
        await room.DrainAsync();

        Assert.Equal(ProductionStatus.Completed, await room.StatusAsync(production));
    }

    [Fact]
    public async Task A_callback_that_overtakes_the_answer_that_names_the_task_is_not_lost()
    {
        await using var room = await EngineRoom.OpenAsync(callbacks: new CallbackOptions([1], new Uri("https://muse.example")));
        var callbacks = room.Get<Callbacks>();
        await InStepAsync(room, async context =>
        {
            async Task<ProviderAnswer<MadeFile>> SendAsync(CallSlip slip)
            {
                if (slip.TaskId is not null)
                    return await MakeAsync(slip.OutputPath);
                await using var db = await room.DatabaseAsync();
                var id = (await db.Set<ProviderCall>().SingleAsync()).Id;
                Assert.True(await callbacks.ReceiveAsync(id, callbacks.Sign(id), "task-7", default));
                return new ProviderAnswer<MadeFile>.Waiting("task-7", TimeSpan.FromHours(1));
            }

            Task<JournalAnswer<JournalledFile>> TurnAsync() =>
                room.Get<CallJournal>().FileAsync(context, Hello with { CallsBack = true }, "a", (slip, _) => SendAsync(slip), KeepAsync, default);
            await TurnAsync();
            Assert.IsType<JournalAnswer<JournalledFile>.Ready>(await TurnAsync());
        });
    }

    [Fact]
    public async Task A_callback_that_comes_while_the_task_is_looked_at_is_not_lost()
    {
        await using var room = await EngineRoom.OpenAsync(callbacks: new CallbackOptions([1], new Uri("https://muse.example")));
        var (callbacks, looks) = (room.Get<Callbacks>(), 0);
        await InStepAsync(room, async context =>
        {
            async Task<ProviderAnswer<MadeFile>> SendAsync(CallSlip slip)
            {
                if (slip.TaskId is null)
                    return new ProviderAnswer<MadeFile>.Waiting("task-7", TimeSpan.Zero);
                if (++looks == 2)
                    return await MakeAsync(slip.OutputPath);
                await using var db = await room.DatabaseAsync();
                var id = (await db.Set<ProviderCall>().SingleAsync()).Id;
                Assert.True(await callbacks.ReceiveAsync(id, callbacks.Sign(id), null, default));
                return new ProviderAnswer<MadeFile>.Waiting("task-7", TimeSpan.FromHours(1));
            }

            Task<JournalAnswer<JournalledFile>> TurnAsync() =>
                room.Get<CallJournal>().FileAsync(context, Hello with { CallsBack = true }, "a", (slip, _) => SendAsync(slip), KeepAsync, default);
            await TurnAsync();
            await TurnAsync();
            Assert.IsType<JournalAnswer<JournalledFile>.Ready>(await TurnAsync());
        });
    }

    [Fact]
    public async Task How_calls_stand_is_told_in_one_look()
    {
        await using var room = await EngineRoom.OpenAsync();
        var (task, never) = (CallRequest.For("speech", "emulated", "m1", new { words = "Task" }), CallRequest.For("speech", "emulated", "m1", new { words = "Never" }));
        await InStepAsync(room, async context =>
        {
            await SayAsync(room, context, Hello, "audio/segments/0000", () => { });
            await room.Get<CallJournal>().FileAsync(
                context, task, "b", (_, _) => Task.FromResult<ProviderAnswer<MadeFile>>(new ProviderAnswer<MadeFile>.Waiting("task-7", TimeSpan.FromHours(1))), KeepAsync, default);
            var standing = await room.Get<CallJournal>().StandingAsync(context, [Hello.Hash, task.Hash, never.Hash], default);
            Assert.Equal([Hello.Hash, task.Hash], [.. standing.Keys.OrderBy(hash => hash == task.Hash)]);
            Assert.True(standing[Hello.Hash].IsFinished);
            Assert.False(standing[task.Hash].IsDue);
            await using (var db = await room.DatabaseAsync())
                await db.Set<ProviderCall>().ExecuteUpdateAsync(set => set.SetProperty(c => c.LookAt, (DateTimeOffset?)null));
            Assert.True((await room.Get<CallJournal>().StandingAsync(context, [task.Hash], default))[task.Hash].IsDue);
        });
    }

    [Fact]
    public async Task A_task_that_was_told_of_and_not_come_to_is_due_for_whoever_goes_on()
    {
        await using var room = await EngineRoom.OpenAsync();
        await InStepAsync(room, async context =>
        {
            var journal = room.Get<CallJournal>();
            var answer = await journal.FileAsync(
                context, Hello, "b", (_, _) => Task.FromResult<ProviderAnswer<MadeFile>>(new ProviderAnswer<MadeFile>.Waiting("task-7", TimeSpan.FromHours(1))), KeepAsync, default);
            var task = Assert.IsType<JournalAnswer<JournalledFile>.Waiting>(answer).Task!;
            Assert.Equal((CallState.Waiting, "task-7"), (task.State, task.TaskId));
            Assert.False((await journal.StandingAsync(context, [Hello.Hash], default))[Hello.Hash].IsDue);

            await journal.LeaveAsync([task]);

            Assert.True((await journal.StandingAsync(context, [Hello.Hash], default))[Hello.Hash].IsDue);
        });
    }

    [Fact]
    public void Everything_that_decides_the_result_decides_the_hash()
    {
        var hashes = new[]
        {
            CallRequest.For("speech", "a", "m", new { words = "x" }), CallRequest.For("speech", "b", "m", new { words = "x" }),
            CallRequest.For("speech", "a", "n", new { words = "x" }), CallRequest.For("speech", "a", "m", new { words = "y" }),
        };
        Assert.Equal(4, hashes.Select(h => h.Hash).Distinct().Count());
        Assert.Equal(hashes[0].Hash, CallRequest.For("speech", "a", "m", new { words = "x" }).Hash);
    }
}
