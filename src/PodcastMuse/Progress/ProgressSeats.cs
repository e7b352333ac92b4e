namespace PodcastMuse.Progress;

/// <summary>
/// How many sockets each user holds open on this node. A production that waits for its user never ends, and neither do its readers: who
/// opens ever more of them would take memory, and a look into the table every few seconds for each.
/// </summary>
public sealed class ProgressSeats
{
    /// <summary>More than anybody has pages of projects open.</summary>
    private const int MostEach = 50;

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, int> _taken = [];

    /// <summary>A seat, to be disposed of when the reader leaves; null when the user has all that there are.</summary>
    public IDisposable? TryTake(Guid userId)
    {
        lock (_lock)
        {
            var taken = _taken.GetValueOrDefault(userId);
            if (taken >= MostEach)
                return null;
            _taken[userId] = taken + 1;
            return new Seat(this, userId);
        }
    }

    private void Leave(Guid userId)
    {
        lock (_lock)
        {
            if (--_taken[userId] == 0)
                _taken.Remove(userId);
        }
    }

    private sealed class Seat(ProgressSeats seats, Guid userId) : IDisposable
    {
        private int _isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLeft, 1) == 0)
                seats.Leave(userId);
        }
    }
}
