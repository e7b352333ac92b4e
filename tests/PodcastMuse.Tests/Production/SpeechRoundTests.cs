using System.Data.Common;
using PodcastMuse.Kernel;
using PodcastMuse.Production;
using PodcastMuse.Production.Journal;
using PodcastMuse.Production.Steps;
using PodcastMuse.Providers;

namespace PodcastMuse.Tests.Production;

public sealed class SpeechRoundTests
{
    private static readonly Voice Voice = new("somebody", "talker", "woman", "woman", VoiceGender.Female, "en", 3, new Dictionary<string, string>());

    [Fact]
    public async Task A_database_that_fails_under_one_line_leaves_the_calls_beside_it_alone()
    {
        await using var room = await EngineRoom.OpenAsync();
        room.Acts[ProductionPlan.BriefInput] = async (context, _) =>
        {
            var failed = new TaskCompletionSource();
            var wasStopped = true;
            var round = new SpeechRound([LineOf(0), LineOf(1)], new Dictionary<string, CallStanding>(), context, 2, async (line, _, token) =>
            {
                if (line.Index == 0)
                {
                    failed.SetResult();
                    throw new BrokenDatabase(null, "The connection broke.");
                }

                await failed.Task;
                // Were the fault thrown on, this call would be told to stop.
                await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(300), token));
                wasStopped = token.IsCancellationRequested;
                return new JournalAnswer<JournalledFile>.Ready(new JournalledFile("a.wav", new FileFacts(1, 1)), IsRepeat: false);
            });

            await round.SpeakAsync([0, 1], TestContext.Current.CancellationToken);

            Assert.False(wasStopped);
            Assert.True(round.IsReady(1));
            Assert.True(Assert.Throws<FaultException>(round.ThrowFaults).IsTransient);
            return new StepOutcome.Done("done");
        };
        var id = await room.StartAsync();
        await room.DrainAsync();

        Assert.Equal("done", (await room.StepsAsync(id))[ProductionPlan.BriefInput].Message);
    }

    private static LineCall LineOf(int index) =>
        new(index, new SpeechRequest($"Line {index}.", Voice, "en"), CallRequest.For("speech", Voice.Provider, Voice.Model, new { index }));
}

/// <summary>What a database says when it does not do what it was asked.</summary>
internal sealed class BrokenDatabase(string? state, string message) : DbException(message)
{
    public override string? SqlState => state;
}
