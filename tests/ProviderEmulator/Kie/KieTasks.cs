using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using ProviderEmulator.Faults;
using ProviderEmulator.Ledger;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Kie;

/// <summary>
/// Runs tasks: waits their time, decides their end, charges (only for success, unless told otherwise) and calls back. A task begins
/// when its creation has been answered, so that a callback never overtakes the answer unless a fault wants it to.
/// </summary>
internal sealed partial class KieTasks(EmulatorOptions options, CallLedger ledger, KieCallbacks callbacks, ILogger<KieTasks> logger) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, KieTask> _tasks = new();
    private readonly ConcurrentDictionary<string, Task> _running = new();
    private readonly CancellationTokenSource _stop = new();

    public KieTask? Find(string id) => _tasks.TryGetValue(id, out var task) ? task : null;

    public IReadOnlyCollection<KieTask> All => [.. _tasks.Values];

    public async Task AcceptAsync(KieTask task, Incoming call)
    {
        (_tasks[task.Id], call.CallId) = (task, task.Id);
        if (options.KieChargesAtCreation)
            Charge(task);
        if (task.Faults.Has(FaultKind.EarlyCallback))
            await RunAsync(task);
        else
            call.Http.Response.OnCompleted(() =>
            {
                _running[task.Id] = RunAsync(task);
                return Task.CompletedTask;
            });
    }

    public void Clear() => _tasks.Clear();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running.Values);
        _stop.Dispose();
    }

    private async Task RunAsync(KieTask task)
    {
        try
        {
            await Task.Delay(task.Latency / 3, options.Clock, _stop.Token);
            task.State = "generating";
            if (task.Faults.Has(FaultKind.TaskNeverEnds))
                return;
            if (task.Faults.Has(FaultKind.ForgedCallback))
                await callbacks.ForgeAsync(task, _stop.Token);
            if (task.Style == KieStyle.Suno && !task.Faults.Has(FaultKind.LostCallback))
                await callbacks.SendAsync(task, 1, _stop.Token);
            await Task.Delay(task.Latency * 2 / 3, options.Clock, _stop.Token);
            End(task);
            if (!task.Faults.Has(FaultKind.LostCallback))
                await callbacks.SendAsync(task, task.Faults.Has(FaultKind.DuplicateCallback) ? 2 : 1, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The emulator stops; so does the task.
        }
        catch (Exception broken)
        {
            LogBroken(task.Id, broken);
            if (task.HasSucceeded)
                return;
            task.FailCode = "500";
            task.FailMessage = broken.Message;
            task.State = "fail";
        }
        finally
        {
            _running.TryRemove(task.Id, out _);
        }
    }

    private void End(KieTask task)
    {
        task.Completed = options.Clock.GetUtcNow();
        var refused = task.Faults.Has(FaultKind.Refusal);
        if (task.Faults.Find(FaultKind.TaskFails) is { } fault || refused)
        {
            var failure = task.Faults.Find(FaultKind.TaskFails);
            task.FailCode = refused ? "400" : (failure?.Status ?? 500).ToString(CultureInfo.InvariantCulture);
            task.FailMessage = refused ? "Your prompt was flagged by Website as violating content policies." : failure?.Text ?? "Internal Error, Please try again later.";
            if (task.Entry is { } entry)
                CallLedger.Refund(task.Account, entry);
            task.State = "fail";
            return;
        }

        task.Links = task.Faults.Has(FaultKind.EmptyResult) ? [] : task.Deliver();
        if (task.Entry is null)
            Charge(task);
        task.State = "success";
    }

    private void Charge(KieTask task) => task.Entry = ledger.Charge(
        task.Account,
        new Purchase(task.Call, task.Model, task.Unit, task.Units, task.Credits * KieModels.UsdPerCredit, task.Credits, task.Id, task.CallBackUrl, WireJson.Write(task.Input)),
        options.Clock.GetUtcNow());

    [LoggerMessage(Level = LogLevel.Error, Message = "Task {Id} broke.")]
    private partial void LogBroken(string id, Exception broken);
}
