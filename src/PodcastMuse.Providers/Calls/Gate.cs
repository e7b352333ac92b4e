namespace PodcastMuse.Providers.Calls;

/// <summary>
/// How many calls a key may have under way at once: more while all goes well, what was accepted when the provider says that it was one
/// too many, half when it goes on saying so (additive increase, multiplicative decrease). Whoever waits is let in in turn.
/// Refused calls count as gone at once, so that of several refused together each says one less; and a few refusals of no more calls than
/// were once accepted are put down to the provider, which may count a call a moment longer than its answer takes.
/// </summary>
internal sealed class Gate(int start, TimeProvider clock)
{
    /// <summary>The most at once that is ever tried; above that nothing is gained for an episode.</summary>
    private const int Most = 64;

    /// <summary>Refusals this close together are of one burst.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);

    /// <summary>How long what was one too many is not tried again.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(20);

    /// <summary>So many refusals of what was once accepted say nothing yet.</summary>
    private const int Forgiven = 3;

    /// <summary>What each success adds while nothing was ever refused: a quarter more in each round of calls.</summary>
    private const double Eagerness = 0.25;

    private readonly Queue<TaskCompletionSource> _waiting = new();
    private readonly Lock _lock = new();
    private double _limit = start;
    private int _told = Most;
    private double _ceiling = Most;
    private int _inFlight;
    private int _accepted;
    private int _doubts;
    private bool _wasRefused;
    private DateTimeOffset _refusedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _restsUntil = DateTimeOffset.MinValue;

    public int Limit => (int)Math.Max(1, Math.Min(_limit, _told));

    /// <summary>Waits until one more may be under way; it is for as long as its turn is not disposed.</summary>
    public async Task<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        if (Queue() is { } mine)
        {
            await using (cancellationToken.Register(() => mine.TrySetCanceled(cancellationToken)))
                await mine.Task;
        }

        try
        {
            while (_restsUntil - clock.GetUtcNow() is var rest && rest > TimeSpan.Zero)
                await Task.Delay(rest, clock, cancellationToken);
        }
        catch
        {
            Leave();
            throw;
        }

        lock (_lock)
            return new Turn(this, _inFlight, clock.GetUtcNow());
    }

    private void Succeeded(int place, int? told)
    {
        lock (_lock)
        {
            if (place >= _accepted)
                (_accepted, _doubts) = (place, 0);
            _told = told is > 0 ? told.Value : _told;
            var isUsed = _inFlight >= Limit - 1;
            if (!isUsed)
                return;
            var ceiling = clock.GetUtcNow() - _refusedAt < Hold ? _ceiling : Most;
            _limit = Math.Min(ceiling, _limit + (_wasRefused ? 1 / _limit : Eagerness));
        }
    }

    private void Refused(DateTimeOffset begun, TimeSpan? rest)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (now + (rest ?? TimeSpan.Zero) is var until && until > _restsUntil)
                _restsUntil = until;
            var isKnownToFit = _inFlight-- <= _accepted;
            if (!isKnownToFit || _doubts++ >= Forgiven)
                Lower(begun, now);
            LetIn();
        }
    }

    private void Lower(DateTimeOffset begun, DateTimeOffset now)
    {
        var accepted = Math.Max(1, _inFlight);
        var since = now - _refusedAt;
        if (!_wasRefused || since > Hold || since < Burst || begun <= _refusedAt)
            _ceiling = _limit = Math.Min(_limit, accepted);
        else
            _limit = Math.Max(1, _limit / 2);
        (_wasRefused, _refusedAt, _accepted, _doubts) = (true, now, Math.Min(_accepted, accepted), 0);
    }

    private void Rest(TimeSpan time)
    {
        lock (_lock)
            _restsUntil = clock.GetUtcNow() + time;
    }

    private void Leave()
    {
        lock (_lock)
        {
            _inFlight--;
            LetIn();
        }
    }

    private void LetIn()
    {
        while (_inFlight < Limit && _waiting.TryDequeue(out var next))
        {
            if (next.TrySetResult())
                _inFlight++;
        }
    }

    private TaskCompletionSource? Queue()
    {
        lock (_lock)
        {
            if (_inFlight < Limit && _waiting.Count == 0)
            {
                _inFlight++;
                return null;
            }

            var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(mine);
            return mine;
        }
    }

    /// <summary>One call that is under way, and what became of it. Disposed when it is over.</summary>
    internal sealed class Turn(Gate gate, int place, DateTimeOffset begun) : IDisposable
    {
        private bool _isOver;

        /// <summary>The call was answered as it should be.</summary>
        /// <param name="told">How many at once the provider allows, where its answer says so.</param>
        public void Succeeded(int? told) => gate.Succeeded(place, told);

        /// <summary>The provider said that it was one too many: it is not under way any more, and nothing is sent for <paramref name="rest"/>.</summary>
        public void Refused(TimeSpan? rest)
        {
            _isOver = true;
            gate.Refused(begun, rest);
        }

        /// <summary>Nothing is sent for so long.</summary>
        public void Rest(TimeSpan time) => gate.Rest(time);

        public void Dispose()
        {
            if (_isOver)
                return;
            _isOver = true;
            gate.Leave();
        }
    }
}
