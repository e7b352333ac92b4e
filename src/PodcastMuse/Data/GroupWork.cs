namespace PodcastMuse.Data;

/// <summary>
/// What is asked of the database while it is busy with the last group is done together as soon as it is free: alone it goes at once, and
/// the more come at a time, the less each costs (group commit, for writes). Each hears of its own end; where a group fails, each is tried alone.
/// </summary>
/// <param name="work">Does all of it or none, and gives a result for each, in their order. Not on behalf of any one request.</param>
/// <param name="most">In a group.</param>
/// <param name="lanes">Groups that are worked on at once.</param>
/// <param name="hold">How long a group keeps the next one waiting; one that takes longer goes on beside it.</param>
/// <param name="clock">Measures that.</param>
public sealed class GroupWork<TItem, TResult>(Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> work, int most, int lanes, TimeSpan hold, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private List<Waiting> _waiting = [];
    private int _busy;

    /// <summary>One group after the other, however long each takes.</summary>
    public GroupWork(Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> work, int most)
        : this(work, most, 1, Timeout.InfiniteTimeSpan, TimeProvider.System)
    {
    }

    /// <summary>It is done even if whoever asked has gone by then.</summary>
    public Task<TResult> DoAsync(TItem item)
    {
        var mine = new Waiting(item);
        lock (_gate)
        {
            _waiting.Add(mine);
            if (_busy == lanes)
                return mine.End.Task;
            _busy++;
        }

        // It is done for everybody: nothing of the request that happens to begin it (its key, its trace) may cling to it.
        using (ExecutionContext.SuppressFlow())
            _ = DoAllAsync();
        return mine.End.Task;
    }

    private async Task DoAllAsync()
    {
        // Who comes at the same moment is to be in the first group, and the first to come is not to work for it.
        await Task.Yield();
        while (Take() is { Count: > 0 } group)
            await DoAsync(group).WaitAsync(hold, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private List<Waiting> Take()
    {
        lock (_gate)
        {
            var group = _waiting.Count <= most ? _waiting : _waiting[..most];
            _waiting = _waiting.Count <= most ? [] : _waiting[most..];
            if (group.Count == 0)
                _busy--;
            return group;
        }
    }

    private async Task DoAsync(IReadOnlyList<Waiting> group)
    {
        try
        {
            var results = await work([.. group.Select(w => w.Item)]);
            for (var i = 0; i < group.Count; i++)
                group[i].End.SetResult(results[i]);
        }
        catch (Exception fault) when (group.Count == 1)
        {
            group[0].End.SetException(fault);
        }
        catch
        {
            foreach (var one in group)
                await DoAsync([one]);
        }
    }

    private sealed record Waiting(TItem Item)
    {
        public TaskCompletionSource<TResult> End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
