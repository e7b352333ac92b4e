using System.Collections.Concurrent;
using PodcastMuse.Tests.Production.Faults;

[assembly: AssemblyFixture(typeof(FaultMatrix))]

namespace PodcastMuse.Tests.Production.Faults;

/// <summary>
/// Runs cases beside each other, for most of a case is waiting: all of a set as soon as the first of them is asked for. Each case has a
/// user and a key of its own, so that they share a few rooms. <c>MUSE_FAULTS_ONLY=kie</c> leaves those whose name begins otherwise;
/// <c>MUSE_FAULTS_LOG</c> names a file for seconds, ends, words and complaints of all.
/// </summary>
public sealed class FaultMatrix : IAsyncLifetime
{
    private const int AtOnce = 24;
    private const int SlowAtOnce = 24;

    private readonly Lazy<IReadOnlyDictionary<string, Task<CaseResult>>> _sample;
    private readonly Lazy<IReadOnlyDictionary<string, Task<CaseResult>>> _rest;
    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly SemaphoreSlim _slow = new(SlowAtOnce);
    private readonly ConcurrentDictionary<string, Lazy<Task<MatrixRoom>>> _rooms = new();

    public FaultMatrix()
    {
        _sample = new(() => Begin(c => c.IsInSample));
        _rest = new(() => Begin(c => !c.IsInSample));
    }

    /// <summary>Every case there is.</summary>
    internal Task<CaseResult[]> AllAsync() => Task.WhenAll(MatrixCase.All.Select(ResultAsync));

    internal Task<CaseResult> ResultAsync(MatrixCase of) => (of.IsInSample ? _sample : _rest).Value[of.Id];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (Environment.GetEnvironmentVariable("MUSE_FAULTS_LOG") is { } log)
        {
            foreach (var set in new[] { _sample, _rest }.Where(s => s.IsValueCreated))
                await File.AppendAllLinesAsync(log, (await Task.WhenAll(set.Value.Values)).Select(r => $"{r.Seconds:0.0}\t{r.Case.Id}\t{r.Outcome}\t{r.Words}\t{string.Join(" | ", r.Complaints)}"));
        }

        foreach (var room in _rooms.Values)
            await (await room.Value).DisposeAsync();
        _places.Dispose();
        _slow.Dispose();
    }

    private Dictionary<string, Task<CaseResult>> Begin(Func<MatrixCase, bool> isOf) =>
        MatrixCase.All.Where(isOf).OrderByDescending(c => c.IsSlow).ToDictionary(c => c.Id, c => Task.Run(() => RunAsync(c)));

    private async Task<CaseResult> RunAsync(MatrixCase of)
    {
        // What only waits takes no place from what works.
        var places = of.IsSlow ? _slow : _places;
        await places.WaitAsync();
        try
        {
            var name = of.IsCalledBack ? "called back" : $"asking {of.Number % 3}";
            return await new CaseRun(await RoomAsync(name, of.IsCalledBack), of).RunAsync();
        }
        finally
        {
            places.Release();
        }
    }

    private Task<MatrixRoom> RoomAsync(string name, bool isCalledBack) =>
        _rooms.GetOrAdd(name, _ => new(() => MatrixRoom.OpenAsync(isCalledBack, CancellationToken.None))).Value;
}
