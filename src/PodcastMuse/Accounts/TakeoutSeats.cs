using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>
/// How many exports this node makes at a time: one of an account, and a few of all. Each reads everything about somebody, a project with
/// its texts at a time, and lasts as long as its reader takes.
/// </summary>
public sealed class TakeoutSeats
{
    private const int Most = 4;

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    private static readonly Problem Twice = Problems.RateLimited(
        Phrase.Of("export_under_way", "An export of your account is under way already. Wait until it ends.")) with
    { RetryAfter = Wait };

    private static readonly Problem Full = Problems.Unavailable(
        Phrase.Of("exports_busy", "Several exports are being made just now. Try again in a moment.")) with
    { RetryAfter = Wait };

    private readonly Lock _lock = new();
    private readonly HashSet<Guid> _taken = [];

    /// <summary>A seat, to be disposed of when the export has ended, or why there is none.</summary>
    public (IDisposable? Seat, Problem? Problem) Take(Guid userId)
    {
        lock (_lock)
        {
            if (_taken.Contains(userId))
                return (null, Twice);
            if (_taken.Count >= Most)
                return (null, Full);
            _taken.Add(userId);
            return (new Seat(this, userId), null);
        }
    }

    private void Leave(Guid userId)
    {
        lock (_lock)
            _taken.Remove(userId);
    }

    private sealed class Seat(TakeoutSeats seats, Guid userId) : IDisposable
    {
        private int _isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLeft, 1) == 0)
                seats.Leave(userId);
        }
    }
}
