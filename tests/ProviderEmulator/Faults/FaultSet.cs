namespace ProviderEmulator.Faults;

/// <summary>The faults that strike one call.</summary>
internal sealed record FaultSet(IReadOnlyList<Fault> Faults)
{
    public static readonly FaultSet None = new([]);

    public IEnumerable<string> Names => Faults.Select(fault => fault.Kind.ToString());

    public bool Has(FaultKind kind) => Faults.Any(fault => fault.Kind == kind);

    /// <summary>Whether what a task bought cannot be used, so that buying it again is right.</summary>
    public bool SpoilsResult => Faults.Any(fault => fault.Kind is >= FaultKind.EmptyMedia and <= FaultKind.NoMedia or FaultKind.EmptyResult or FaultKind.ExpiredLink);

    public Fault? Find(FaultKind kind) => Faults.FirstOrDefault(fault => fault.Kind == kind);

    public Fault? FindFirst(Func<FaultKind, bool> isSought) => Faults.FirstOrDefault(fault => isSought(fault.Kind));
}
