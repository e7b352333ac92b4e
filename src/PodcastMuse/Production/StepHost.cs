using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PodcastMuse.Jobs;

namespace PodcastMuse.Production;

/// <summary>
/// Runs steps beside the queue: a wake-up begins the run and returns, so that neither work nor waiting holds a queue worker. What begins
/// in this very process is run without a wake-up while there is room.
/// </summary>
public sealed class StepHost(IServiceProvider services, StepPlaces places) : IWakeUpReceiver, IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<long, Task> _running = new();
    private readonly CancellationTokenSource _stopping = new();
    private volatile bool _isOpen;
    private long _runs;

    /// <summary>Whether a step that was leased to this process may be handed to <see cref="Begin"/>.</summary>
    public bool MayBegin(ProductionStep step) => _isOpen && places.HasRoomFor(step);

    /// <summary>Runs steps of one production that were leased to this process, and what follows them.</summary>
    public void Begin(EpisodeProduction production, IReadOnlyList<ProductionStep> leased)
    {
        if (leased.Count > 0)
            Track(leased[0].Id, (runner, stop) => runner.RunAsync(production, leased, stop));
    }

    public Task ReceiveAsync(Guid id, CancellationToken cancellationToken)
    {
        Track(id, (runner, stop) => runner.RunAsync(id, stop));
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _isOpen = true;
        return Task.CompletedTask;
    }

    /// <summary>Cancels what runs and waits until every step was handed back.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _isOpen = false;
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Values).WaitAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    private void Track(Guid first, Func<StepRunner, CancellationToken, Task> run)
    {
        if (_stopping.IsCancellationRequested)
            return;
        var number = Interlocked.Increment(ref _runs);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // The run is nobody's request: what hangs on whoever began it (a trace, an idempotency key) does not go along.
        using (ExecutionContext.SuppressFlow())
            _running[number] = RunAsync(number, first, run, begun.Task);
        begun.SetResult();
    }

    private async Task RunAsync(long number, Guid first, Func<StepRunner, CancellationToken, Task> run, Task begun)
    {
        await begun;
        try
        {
            await run(services.GetRequiredService<StepRunner>(), _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // It was not begun.
        }
        catch (Exception fault)
        {
            // The reconciler sends it again; the host goes on.
            var parts = services.GetRequiredService<EngineParts>();
            EngineLog.RunBroke(parts.Log, fault, first);
            parts.Scope.Note(fault);
        }
        finally
        {
            _running.TryRemove(number, out _);
        }
    }
}
