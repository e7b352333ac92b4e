using PodcastMuse.Production;
using PodcastMuse.Production.Journal;
using PodcastMuse.Providers;

namespace PodcastMuse.Tests.Production;

/// <summary>Calls as a step makes them, for tests of the journal.</summary>
internal static class JournalledCalls
{
    public static Task<JournalAnswer<JournalledFile>> SayAsync(EngineRoom room, StepContext context, CallRequest request, string path, Action sent) =>
        room.Get<CallJournal>().FileAsync(
            context,
            request,
            path,
            async (slip, _) =>
            {
                sent();
                await Task.Yield();
                return await MakeAsync(slip.OutputPath);
            },
            KeepAsync,
            default);

    public static async Task<ProviderAnswer<MadeFile>> MakeAsync(string output)
    {
        await File.WriteAllTextAsync(output + ".wav", "sound");
        return new ProviderAnswer<MadeFile>.Finished(new MadeFile(output + ".wav", "audio/wav"), Usage.Free("characters", 5));
    }

    public static Task<(string, FileFacts)> KeepAsync(MadeFile made, CancellationToken cancellationToken) =>
        Task.FromResult((made.Path, new FileFacts(1, 1)));

    /// <summary>Runs the act as the work of a fresh production's first step, under the real runner.</summary>
    public static async Task InStepAsync(EngineRoom room, Func<StepContext, Task> act)
    {
        Exception? thrown = null;
        room.Acts[ProductionPlan.BriefInput] = async (context, _) =>
        {
            try
            {
                await act(context);
            }
            catch (Exception fault)
            {
                thrown = fault;
            }

            return new StepOutcome.Done("done");
        };
        await room.StartAsync();
        await room.DrainAsync();
        if (thrown is not null)
            throw new InvalidOperationException("The act failed: " + thrown.Message, thrown);
    }
}
