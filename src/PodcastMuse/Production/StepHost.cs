using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PodcastMuse.Data;
using PodcastMuse.Jobs;

namespace PodcastMuse.Production;

/// <summary>
/// Runs steps beside the queue: a wake-up waits only for a free place, begins the run and returns, so that waiting on
/// providers holds no queue worker. Heavy steps (mastering, video, packing) get as many places as there are cores.
/// </summary>
public sealed class StepHost(IServiceProvider services, IDbContextFactory<MuseDbContext> database, EngineScope scope) : IWakeUpReceiver, IHostedService, IDisposable
{
    private const int LightPlaces = 200;

    private readonly SemaphoreSlim _heavy = new(Math.Max(1, Environment.ProcessorCount));
    private readonly SemaphoreSlim _light = new(LightPlaces);
    private readonly ConcurrentDictionary<Guid, Task> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    public async Task ReceiveAsync(Guid id, CancellationToken cancellationToken)
    {
        if (_stopping.IsCancellationRequested || _running.ContainsKey(id))
            return;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var name = await db.Set<ProductionStep>().Where(s => s.Id == id && (s.Status == StepStatus.Queued || s.Status == StepStatus.InProgress))
            .Select(s => s.Name).SingleOrDefaultAsync(cancellationToken);
        if (name is null)
            return;
        var places = ProductionPlan.Of(name).IsHeavy ? _heavy : _light;
        await places.WaitAsync(_stopping.Token);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = RunAsync(id, places, begun.Task);
        if (!_running.TryAdd(id, run))
        {
            begun.SetCanceled(CancellationToken.None);
            return;
        }

        begun.SetResult();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Cancels what runs and waits until every step was handed back.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Values).WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _heavy.Dispose();
        _light.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync(Guid id, SemaphoreSlim places, Task begun)
    {
        try
        {
            await begun;
            await services.GetRequiredService<StepRunner>().RunAsync(id, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopping, or a second wake-up for a step that already runs here.
        }
        catch (Exception fault)
        {
            // The step's lease ends by itself and the reconciler sends it again; the host goes on.
            EngineLog.RunBroke(services.GetRequiredService<EngineParts>().Log, fault, id);
            scope.Note(fault);
        }
        finally
        {
            _running.TryRemove(id, out _);
            places.Release();
        }
    }
}
