using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using PodcastMuse.Production;
using PodcastMuse.Production.Journal;
using PodcastMuse.Providers;
using PodcastMuse.Providers.Writing;
using PodcastMuse.Tests.BuiltIn.Writing;
using PodcastMuse.Tests.Providers.Writing;

namespace PodcastMuse.Tests.Production;

public sealed class StepCallsTests
{
    private static readonly WriterModel Model = new("openai", "gpt-4.1-mini", Cost: used => ((used.InputTokenCount ?? 0) * 0.40m / 1_000_000m) + ((used.OutputTokenCount ?? 0) * 1.60m / 1_000_000m));

    [Fact]
    public async Task A_script_that_a_crash_cut_off_is_finished_without_paying_twice()
    {
        await using var room = await EngineRoom.OpenAsync();
        await using var desk = await Desk.OpenAsync();
        var brief = Texts.Brief("en", "interview", 2, 10);
        for (var calls = 1; calls <= 3; calls++)
            await InStepAsync(room, context => Assert.ThrowsAsync<OperationCanceledException>(() => WriteAsync(room, context, new Mortal(desk.OpenAi(), lives: 1), brief)));
        ScriptDraft? draft = null;
        await InStepAsync(room, async context => draft = await WriteAsync(room, context, desk.OpenAi(), brief));
        await InStepAsync(room, async context => Assert.Equal(draft!.PredictedSeconds, (await WriteAsync(room, context, new Mortal(desk.OpenAi(), lives: 0), brief)).PredictedSeconds));

        Assert.Empty(desk.Emulator.Ledger.PaidTwice());
        await using var db = await room.DatabaseAsync();
        var rows = await db.Set<ProviderCall>().Where(c => c.State == CallState.Finished).ToListAsync();
        Assert.Equal(desk.Emulator.Ledger.Entries.Count, rows.Count(c => c.Quantity > 0));
        Assert.Equal(desk.Emulator.Ledger.TotalUsd, rows.Sum(c => c.EstimatedCost));
    }

    [Fact]
    public async Task A_writer_that_only_counts_is_seen_at_work()
    {
        await using var room = await EngineRoom.OpenAsync();
        await InStepAsync(room, context =>
        {
            ((IProgress<double>)context).Report(0.4);
            Assert.Equal(40, context.Latest.Percent);
            Assert.NotEmpty(context.Latest.Message.Words);
            context.Report(0.5, "Half of it");
            ((IProgress<double>)context).Report(0.6);
            Assert.Equal("Half of it", context.Latest.Message.Words);
            return Task.CompletedTask;
        });
    }

    private static async Task<ScriptDraft> WriteAsync(EngineRoom room, StepContext context, IChatClient chat, ScriptBrief brief)
    {
        var writer = new LanguageWriter(chat, Model, TimeProvider.System);
        var journal = room.Get<CallJournal>();
        var calls = new StepCalls(journal, context, "text", writer);
        var answer = await journal.ValueAsync(context, CallRequest.For("text", writer.Provider, writer.Model, brief), (_, token) => writer.WriteAsync(brief, calls, context, token), default);
        return Assert.IsType<JournalAnswer<ScriptDraft>.Ready>(answer).Value;
    }

    private static async Task InStepAsync(EngineRoom room, Func<StepContext, Task> act)
    {
        Exception? thrown = null;
        room.Acts[ProductionPlan.BriefInput] = async (context, _) =>
        {
            thrown = await Record.ExceptionAsync(() => act(context));
            return new StepOutcome.Done("done");
        };
        await room.StartAsync();
        await room.DrainAsync();
        Assert.Null(thrown);
    }

    /// <summary>Answers so many calls; the next one finds the process gone.</summary>
    private sealed class Mortal(IChatClient inner, int lives) : DelegatingChatClient(inner)
    {
        private int left = lives;

        public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            left-- > 0 ? base.GetStreamingResponseAsync(messages, options, cancellationToken) : throw new OperationCanceledException("Killed.");
    }
}
