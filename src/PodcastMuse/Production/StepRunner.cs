using System.Collections.Concurrent;
using System.Threading.Channels;

namespace PodcastMuse.Production;

/// <summary>
/// Runs a production from a step on: whatever ends is settled together with what ended meanwhile, and the steps that this makes ready are
/// gone on with here at once, side by side, as far as there is room; so a chain of steps makes no queue hops. The others are sent wake-ups.
/// </summary>
public sealed class StepRunner(StepOpening opening, StepSettlement settlement, StepWork work, StepPlaces places, EngineParts parts)
{
    /// <summary>Steps that are worked on here, and whether they were woken meanwhile: by the time they stop, that may have been about more than they saw.</summary>
    private readonly ConcurrentDictionary<Guid, bool> _attended = new();

    /// <summary>Runs the step and those that follow it, until there is nothing ready or the host stops.</summary>
    public async Task RunAsync(Guid stepId, CancellationToken stopping)
    {
        while (!_attended.TryAdd(stepId, false))
        {
            if (_attended.TryUpdate(stepId, true, false) || _attended.ContainsKey(stepId))
                return;
        }

        if (await OpenAsync(stepId, stopping) is var (production, step))
            await RunAsync(production, [step], hasPlaces: true, stopping);
    }

    /// <summary>Runs steps of one production that are leased to this process, and those that follow them.</summary>
    internal Task RunAsync(EpisodeProduction production, IReadOnlyList<ProductionStep> begun, CancellationToken stopping) =>
        RunAsync(production, begun, hasPlaces: false, stopping);

    private async Task RunAsync(EpisodeProduction production, IReadOnlyList<ProductionStep> begun, bool hasPlaces, CancellationToken stopping)
    {
        var ends = Channel.CreateUnbounded<StepEnd>(new UnboundedChannelOptions { SingleReader = true });
        var running = Begin(begun, step => AttendAsync(production, step, hasPlaces, ends.Writer, stopping));
        while (running > 0)
        {
            var ended = new List<StepEnd> { await ends.Reader.ReadAsync(CancellationToken.None) };
            while (ends.Reader.TryRead(out var another))
                ended.Add(another);
            running -= ended.Count;
            var following = await SettleAsync([.. ended.Where(e => e is not StepEnd.Withdrawn)], stopping);
            var woken = ended.Where(e => _attended.TryRemove(e.Step.Id, out var isWoken) && isWoken && e is StepEnd.Postponed).Select(e => e.Step).ToList();
            running += Begin(following, step => AttendAsync(production, step, hasPlace: false, ends.Writer, stopping));
            running += Begin(woken, step => ReopenAsync(step, ends.Writer, stopping));
        }
    }

    private static int Begin(IReadOnlyList<ProductionStep> steps, Func<ProductionStep, Task> begin)
    {
        foreach (var step in steps)
            _ = begin(step);
        return steps.Count;
    }

    /// <summary>Leases a step that is already noted as attended; where it may not run, the note is taken away again.</summary>
    private async Task<(EpisodeProduction, ProductionStep)?> OpenAsync(Guid stepId, CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                if (await opening.OpenAsync(stepId, stopping) is { } opened)
                    return opened;
                if (!_attended.TryUpdate(stepId, false, true))
                    break;
            }
        }
        catch
        {
            _attended.TryRemove(stepId, out _);
            throw;
        }

        _attended.TryRemove(stepId, out _);
        return null;
    }

    private async Task ReopenAsync(ProductionStep step, ChannelWriter<StepEnd> ends, CancellationToken stopping)
    {
        try
        {
            if (_attended.TryAdd(step.Id, false) && await OpenAsync(step.Id, stopping) is var (production, opened))
            {
                await AttendAsync(production, opened, hasPlace: true, ends, stopping);
                return;
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException || Faults.IsDatabase(fault))
        {
            // The reconciler finds it.
        }

        ends.TryWrite(new StepEnd.Withdrawn(step));
    }

    private async Task AttendAsync(EpisodeProduction production, ProductionStep step, bool hasPlace, ChannelWriter<StepEnd> ends, CancellationToken stopping)
    {
        // Without an end the run would wait for ever; where the turn told none, the lease ends by itself.
        StepEnd end = new StepEnd.Withdrawn(step);
        try
        {
            _attended.TryAdd(step.Id, false);
            // Where another took the last place meanwhile, the step waits for one here, as a wake-up would.
            if (!hasPlace)
                await places.Of(step).TakeAsync(StepPlaces.RankOf(step), CancellationToken.None);
            end = await work.AttendAsync(production, step, stopping);
        }
        catch (Exception fault)
        {
            EngineLog.RunBroke(parts.Log, fault, step.Id);
            parts.Scope.Note(fault);
        }

        ends.TryWrite(end);
    }

    /// <summary>What could not be written as done is written as the fault that prevented it; where that cannot be written either, the leases end by themselves.</summary>
    private async Task<IReadOnlyList<ProductionStep>> SettleAsync(List<StepEnd> ends, CancellationToken stopping)
    {
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
        {
            if (!later.IsFault && await settlement.HasNewsAsync(later.Step.Id, CancellationToken.None))
                _attended[later.Step.Id] = true;
            else
                parts.WakeUps.SendLater(later.Step.Id, later.Step.Queue, later.Delay);
        }

        return settled.Begun;
    }
}
