using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PodcastMuse.Data;
using PodcastMuse.Jobs;

namespace PodcastMuse.Production;

/// <summary>
/// Runs steps beside the queue: a wake-up begins the run and returns, so that neither work nor waiting holds a queue worker. Heavy
/// steps (mastering, video, packing) get as many places as there are cores.
/// </summary>
public sealed class StepHost(IServiceProvider services, IDbContextFactory<MuseDbContext> database, EngineScope scope) : IWakeUpReceiver, IHostedService, IDisposable
{
    private const int LightPlaces = 200;

    private readonly Places _heavy = new(Math.Max(1, Environment.ProcessorCount));
    private readonly Places _light = new(LightPlaces);
    private readonly ConcurrentDictionary<Guid, Task> _running = new();

    /// <summary>Steps that were woken while they ran here: by the time they stop, that may have been about more than they saw.</summary>
    private readonly ConcurrentDictionary<Guid, bool> _wokenMeanwhile = new();
    private readonly CancellationTokenSource _stopping = new();

    public async Task ReceiveAsync(Guid id, CancellationToken cancellationToken)
    {
        if (_stopping.IsCancellationRequested)
            return;
        if (_running.ContainsKey(id))
        {
            _wokenMeanwhile[id] = true;
            // It may have stopped in between, and not have seen the note.
            if (_running.ContainsKey(id) || !_wokenMeanwhile.TryRemove(id, out _))
                return;
        }

        if (await FindAsync(id, cancellationToken) is not { } step)
            return;
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_running.TryAdd(id, RunAsync(step, begun.Task)))
            begun.SetResult();
        else
            begun.SetCanceled(CancellationToken.None);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Cancels what runs and waits until every step was handed back.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Values).WaitAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(ProductionStep first, Task begun)
    {
        try
        {
            await begun;
        }
        catch (OperationCanceledException)
        {
            // A second wake-up for a step that already runs here.
            return;
        }

        try
        {
            for (var next = first; next is not null && !_stopping.IsCancellationRequested;)
                next = await RunOneAsync(next) ?? await WokenMeanwhileAsync(first.Id);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The step was handed back, or was not begun.
        }
        catch (Exception fault)
        {
            // The step's lease ends by itself and the reconciler sends it again; the host goes on.
            EngineLog.RunBroke(services.GetRequiredService<EngineParts>().Log, fault, first.Id);
            scope.Note(fault);
        }
        finally
        {
            _running.TryRemove(first.Id, out _);
        }
    }

    private async Task<ProductionStep?> WokenMeanwhileAsync(Guid id) =>
        _wokenMeanwhile.TryRemove(id, out _) ? await FindAsync(id, _stopping.Token) : null;

    private async Task<ProductionStep?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<ProductionStep>().AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == id && (s.Status == StepStatus.Queued || s.Status == StepStatus.InProgress), cancellationToken);
    }

    /// <summary>A chain of steps takes a place for each of its steps anew: a light one may be followed by a heavy one.</summary>
    private async Task<ProductionStep?> RunOneAsync(ProductionStep step)
    {
        var places = ProductionPlan.Of(step.Name).IsHeavy ? _heavy : _light;
        await places.TakeAsync(Array.IndexOf(Queues.All, step.Queue), _stopping.Token);
        try
        {
            return await services.GetRequiredService<StepRunner>().RunOneAsync(step.Id, _stopping.Token);
        }
        finally
        {
            places.Leave();
        }
    }
}
