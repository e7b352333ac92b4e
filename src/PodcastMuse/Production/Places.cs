namespace PodcastMuse.Production;

/// <summary>Room for so many at once. Who waits is let in by rank (0 first), then in turn: work that a person waits for overtakes.</summary>
internal sealed class Places(int capacity)
{
    private readonly PriorityQueue<TaskCompletionSource, (int Rank, long Turn)> _waiting = new();
    private int _free = capacity;
    private long _turn;

    public bool HasRoom
    {
        get
        {
            lock (_waiting)
                return _free > 0;
        }
    }

    /// <summary>Takes a place if one is free now.</summary>
    public bool TryTake()
    {
        lock (_waiting)
        {
            if (_free == 0)
                return false;
            _free--;
            return true;
        }
    }

    public async Task TakeAsync(int rank, CancellationToken cancellationToken)
    {
        TaskCompletionSource mine;
        lock (_waiting)
        {
            if (TryTake())
                return;
            mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(mine, (rank, _turn++));
        }

        await using (cancellationToken.Register(() => mine.TrySetCanceled(cancellationToken)))
            await mine.Task;
    }

    public void Leave()
    {
        lock (_waiting)
        {
            while (_waiting.TryDequeue(out var next, out _))
            {
                if (next.TrySetResult())
                    return;
            }

            _free++;
        }
    }
}
