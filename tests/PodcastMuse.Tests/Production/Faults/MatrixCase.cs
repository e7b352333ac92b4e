using ProviderEmulator.Faults;

namespace PodcastMuse.Tests.Production.Faults;

/// <summary>A fault at a call, once or for ever.</summary>
internal sealed record MatrixCase(int Number, MatrixCall Call, FaultCase Fault, bool IsLasting)
{
    /// <summary>Every how many cases is one of those that always run.</summary>
    private const int Sampled = 17;

    /// <summary>What takes minutes until it is given up.</summary>
    private static readonly FaultKind[] Slowest = [FaultKind.Hang, FaultKind.TaskNeverEnds];

    /// <summary>Faults of callbacks, and those after which only a callback finds the call again.</summary>
    private static readonly FaultKind[] OfCallbacks = [FaultKind.LostCallback, FaultKind.DuplicateCallback, FaultKind.EarlyCallback, FaultKind.ForgedCallback];

    /// <summary>Every call of the product × every fault that the emulator knows at it × once and for ever; the longest first.</summary>
    public static readonly IReadOnlyList<MatrixCase> All =
    [
        .. MatrixCall.All
            .SelectMany(call => FaultCatalogue.All.Where(fault => fault.Provider == call.Provider && fault.Call == call.Emulated).Select(fault => (call, fault)))
            .SelectMany(x => new[] { (x.call, x.fault, false), (x.call, x.fault, true) })
            .Select((x, number) => new MatrixCase(number, x.call, x.fault, x.Item3))
            .Where(c => Environment.GetEnvironmentVariable("MUSE_FAULTS_ONLY") is not { } only || c.Id.StartsWith(only, StringComparison.Ordinal)),
    ];

    public string Id => $"{Call.Provider} {Call.Purpose}: {Fault.Name}, {(IsLasting ? "always" : "once")}";

    public bool IsSlow => Slowest.Contains(Fault.Fault.Kind);

    public bool IsInSample => Number % Sampled == 0 && !IsSlow;

    /// <summary>Whether a failed episode is resumed once the fault is gone; what always runs, and every fifth of the rest.</summary>
    public bool IsResumed => IsInSample || IsSlow || Number % 5 == 0;

    /// <summary>Whether the provider calls back; else its tasks are asked for.</summary>
    public bool IsCalledBack => OfCallbacks.Contains(Fault.Fault.Kind) || Fault.Fault.AfterWork;

    /// <summary>The fault as it is set for a key; <paramref name="delay"/> of slow answers in milliseconds of the world's time.</summary>
    public Fault For(string key, int delay) => Fault.Fault with
    {
        Key = key,
        After = Call.After,
        Times = IsLasting ? null : 1,
        DelayMilliseconds = delay,
    };
}
