namespace ProviderEmulator.Faults;

/// <summary>
/// One thing that goes wrong: where (<see cref="Provider"/>, <see cref="Call"/>, optionally <see cref="Model"/> and <see cref="Key"/>),
/// what (<see cref="Kind"/> with its numbers) and how often. A call name covers its parts: <c>create</c> matches <c>create.speech</c>; <c>*</c> matches all.
/// </summary>
public sealed record Fault(string Provider, string Call, FaultKind Kind)
{
    /// <summary>The HTTP status of <see cref="FaultKind.Status"/>; for a failing task its <c>failCode</c>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>Seconds; null sends no such header.</summary>
    public int? RetryAfter { get; init; }

    public int DelayMilliseconds { get; init; } = 1000;

    /// <summary>How often it happens; null means always.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>Matching calls that are left alone first.</summary>
    public int After { get; init; }

    /// <summary>Of each matching call, drawn from <see cref="Seed"/>.</summary>
    public double Probability { get; init; } = 1;

    public int Seed { get; init; }

    /// <summary>The call is worked and paid for, and only then the fault strikes: an answer that was lost.</summary>
    public bool AfterWork { get; init; }

    /// <summary>Length of a short or long result against the right one; null means 0.3, or 2 for <see cref="FaultKind.LongMedia"/>.</summary>
    public double? Factor { get; init; }

    /// <summary>The text of <see cref="FaultKind.GivenText"/>, or the message of a status or a failed task.</summary>
    public string? Text { get; init; }

    public string? Model { get; init; }
    public string? Key { get; init; }

    internal bool Covers(string provider, string call, string? model, string? key) =>
        (Provider is "*" || Provider == provider)
        && (Call is "*" || Call == call || call.StartsWith(Call + ".", StringComparison.Ordinal))
        && (Model is null || Model == model)
        && (Key is null || Key == key);
}
