using System.Collections.Concurrent;
using System.Threading.Channels;

namespace PodcastMuse.Production;

/// <summary>
/// Runs a production from a step on: whatever ends is settled together with what ended meanwhile, and the steps that this makes ready are
/// gone on with here at once, side by side, as far as there is room; so a chain of steps makes no queue hops. The others are sent wake-ups.
/// </summary>
public sealed class StepRunner(StepOpening opening, StepSettlement settlement, StepWork work, StepPlaces places, EngineParts parts)
{
    private readonly ConcurrentDictionary<Guid, byte> _attended = new();

    /// <summary>Runs the step and those that follow it, until there is nothing ready or the host stops.</summary>
    public async Task RunAsync(Guid stepId, CancellationToken stopping)
    {
        // A lease that ran out while its turn still goes on here is not a reason for a second turn.
        if (_attended.ContainsKey(stepId) || await opening.OpenAsync(stepId, stopping) is not var (production, step))
            return;
        await RunAsync(production, [step], hasPlaces: true, stopping);
    }

    /// <summary>Runs steps of one production that are leased to this process, and those that follow them.</summary>
    internal Task RunAsync(EpisodeProduction production, IReadOnlyList<ProductionStep> begun, CancellationToken stopping) =>
        RunAsync(production, begun, hasPlaces: false, stopping);

    private async Task RunAsync(EpisodeProduction production, IReadOnlyList<ProductionStep> begun, bool hasPlaces, CancellationToken stopping)
    {
        var ends = Channel.CreateUnbounded<StepEnd>(new UnboundedChannelOptions { SingleReader = true });
        var running = Begin(production, begun, hasPlaces, ends.Writer, stopping);
        while (running > 0)
        {
            var ended = new List<StepEnd> { await ends.Reader.ReadAsync(CancellationToken.None) };
            while (ends.Reader.TryRead(out var another))
                ended.Add(another);
            running -= ended.Count;
            running += Begin(production, await SettleAsync(ended, stopping), hasPlaces: false, ends.Writer, stopping);
        }
    }

    private int Begin(EpisodeProduction production, IReadOnlyList<ProductionStep> steps, bool hasPlaces, ChannelWriter<StepEnd> ends, CancellationToken stopping)
    {
        foreach (var step in steps)
            _ = AttendAsync(production, step, hasPlaces, ends, stopping);
        return steps.Count;
    }

    private async Task AttendAsync(EpisodeProduction production, ProductionStep step, bool hasPlace, ChannelWriter<StepEnd> ends, CancellationToken stopping)
    {
        _attended[step.Id] = 0;
        if (!hasPlace)
            // Where another took the last place meanwhile, the step waits for one here, as a wake-up would.
            await places.Of(step).TakeAsync(StepPlaces.RankOf(step), CancellationToken.None);
        var end = await work.AttendAsync(production, step, stopping);
        _attended.TryRemove(step.Id, out _);
        ends.TryWrite(end);
    }

    /// <summary>What could not be written as done is written as the fault that prevented it; where that cannot be written either, the leases end by themselves.</summary>
    private async Task<IReadOnlyList<ProductionStep>> SettleAsync(List<StepEnd> ends, CancellationToken stopping)
    {
        ends.RemoveAll(e => e is StepEnd.Withdrawn);
        if (ends.Count == 0)
            return [];
        try
        {
            return await WriteAsync(ends, stopping);
        }
        catch (Exception fault)
        {
            try
            {
                return await WriteAsync([.. ends.Select(end => end is StepEnd.Completed ? work.EndOf(end.Step, fault) : end)], stopping);
            }
            catch (Exception lasting)
            {
                EngineLog.RunBroke(parts.Log, lasting, ends[0].Step.Id);
                parts.Scope.Note(lasting);
                return [];
            }
        }
    }

    private async Task<IReadOnlyList<ProductionStep>> WriteAsync(List<StepEnd> ends, CancellationToken stopping)
    {
        // What was worked for is written down even while the process stops.
        var settled = await settlement.SettleAsync(ends, step => !stopping.IsCancellationRequested && places.HasRoomFor(step), CancellationToken.None);
        foreach (var other in settled.Ready)
            parts.WakeUps.Send(other.Id, other.Queue);
        foreach (var later in settled.Postponed)
            parts.WakeUps.SendLater(later.Step.Id, later.Step.Queue, later.Delay);
        return settled.Begun;
    }
}
