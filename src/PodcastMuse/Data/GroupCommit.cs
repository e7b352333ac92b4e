namespace PodcastMuse.Data;

/// <summary>
/// What is to be written while the writer is busy is written together as soon as it is free (group commit): alone it goes at once, and
/// the more come at a time, the less each costs the database. Each hears of its own end; where a group fails, each is tried alone.
/// </summary>
/// <param name="write">Writes all of them or none, and gives a result for each, in their order. Not on behalf of any one request.</param>
/// <param name="most">In a group.</param>
public sealed class GroupCommit<TItem, TResult>(Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> write, int most)
{
    private readonly Lock _gate = new();
    private List<Waiting> _waiting = [];
    private bool _isWriting;

    /// <summary>Writes the item; it is written even if whoever asked has gone by then.</summary>
    public Task<TResult> WriteAsync(TItem item)
    {
        var mine = new Waiting(item);
        lock (_gate)
        {
            _waiting.Add(mine);
            if (_isWriting)
                return mine.End.Task;
            _isWriting = true;
        }

        // The writer serves everybody: nothing of the request that happens to wake it (its key, its trace) may cling to it.
        using (ExecutionContext.SuppressFlow())
            _ = WriteAllAsync();
        return mine.End.Task;
    }

    private async Task WriteAllAsync()
    {
        // Who comes at the same moment is to be in the first group, and the first to come is not to work for it.
        await Task.Yield();
        while (Take() is { Count: > 0 } group)
            await WriteAsync(group);
    }

    private List<Waiting> Take()
    {
        lock (_gate)
        {
            var group = _waiting.Count <= most ? _waiting : _waiting[..most];
            _waiting = _waiting.Count <= most ? [] : _waiting[most..];
            _isWriting = group.Count > 0;
            return group;
        }
    }

    private async Task WriteAsync(IReadOnlyList<Waiting> group)
    {
        try
        {
            var results = await write([.. group.Select(w => w.Item)]);
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
                await WriteAsync([one]);
        }
    }

    private sealed record Waiting(TItem Item)
    {
        public TaskCompletionSource<TResult> End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
