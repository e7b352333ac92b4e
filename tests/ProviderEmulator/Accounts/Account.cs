namespace ProviderEmulator.Accounts;

/// <summary>
/// One key at one provider: its balance (KIE: credits; ElevenLabs: characters), its requests of the last ten seconds and
/// what runs now. Safe under concurrent calls.
/// </summary>
internal sealed class Account(string provider, string key, KeyTraits traits, TimeProvider clock)
{
    /// <summary>Generous enough for an hour of speech; keys with "creditsN" start with N.</summary>
    private const decimal StartingBalance = 100_000;

    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _recent = new();

    public string Provider => provider;
    public string Key => key;
    public KeyTraits Traits => traits;

    public decimal Start { get; } = traits.NoQuota ? 0 : traits.Credits ?? StartingBalance;

    public decimal Balance
    {
        get
        {
            lock (_lock)
                return field;
        }
        private set;
    } = traits.NoQuota ? 0 : traits.Credits ?? StartingBalance;

    public int Running { get; private set; }

    /// <summary>Counts a request in the window; false when <paramref name="limit"/> of the last ten seconds is used up (a refused one does not count).</summary>
    public bool TakeRequest(int? limit)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            while (_recent.TryPeek(out var first) && now - first >= TimeSpan.FromSeconds(10))
                _recent.Dequeue();
            if (_recent.Count >= limit)
                return false;
            _recent.Enqueue(now);
            return true;
        }
    }

    public int InWindow
    {
        get
        {
            lock (_lock)
                return _recent.Count;
        }
    }

    /// <summary>Whole seconds until the oldest request leaves the window, at least 1.</summary>
    public int SecondsToWait()
    {
        lock (_lock)
            return _recent.TryPeek(out var first) ? Math.Max(1, (int)Math.Ceiling((first.AddSeconds(10) - clock.GetUtcNow()).TotalSeconds)) : 1;
    }

    public bool TryEnter(int limit)
    {
        lock (_lock)
        {
            if (Running >= limit)
                return false;
            Running++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_lock)
            Running--;
    }

    public bool Afford(decimal amount)
    {
        lock (_lock)
            return Balance >= amount;
    }

    /// <summary>A negative amount gives back.</summary>
    public void Spend(decimal amount)
    {
        lock (_lock)
            Balance -= amount;
    }
}
