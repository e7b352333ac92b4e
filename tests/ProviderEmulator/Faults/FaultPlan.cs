namespace ProviderEmulator.Faults;

/// <summary>The faults that are set, in the order they were set. Each matching call uses up one of a fault's <see cref="Fault.Times"/>.</summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<Armed> _armed = [];

    public IReadOnlyList<Fault> Set
    {
        get
        {
            lock (_lock)
                return [.. _armed.Where(armed => !armed.IsSpent).Select(armed => armed.Fault)];
        }
    }

    public void Add(params IEnumerable<Fault> faults)
    {
        lock (_lock)
            _armed.AddRange(faults.Select(fault => new Armed(fault)));
    }

    /// <summary>Takes away the faults that are set for one key.</summary>
    public void Lift(string key)
    {
        lock (_lock)
            _armed.RemoveAll(armed => armed.Fault.Key == key);
    }

    public void Clear()
    {
        lock (_lock)
            _armed.Clear();
    }

    internal FaultSet Take(string provider, string call, string? model, string? key)
    {
        lock (_lock)
            return new([.. _armed.Where(armed => armed.Fault.Covers(provider, call, model, key) && armed.Strikes()).Select(armed => armed.Fault)]);
    }

    private sealed class Armed(Fault fault)
    {
        private readonly Random _random = new(fault.Seed);
        private int _seen;
        private int _struck;

        public Fault Fault => fault;

        public bool IsSpent => _struck >= fault.Times;

        public bool Strikes()
        {
            if (IsSpent || _seen++ < fault.After || _random.NextDouble() >= fault.Probability)
                return false;
            _struck++;
            return true;
        }
    }
}
