using ProviderEmulator.Faults;

namespace PodcastMuse.Tests.Production.Faults;

/// <summary>
/// How a case may end, said beforehand and from the fault alone: what helps nobody when it is tried again ends the step at once with its own
/// problem; what passes is not noticed; what lasts ends as a provider that does not answer, or whose work is no good.
/// </summary>
internal static class Endings
{
    private const string Refused = "provider-refused", Key = "key-refused", Empty = "provider-out-of-credits", Content = "content-refused";
    private const string Silent = "provider-unavailable", Unsound = "unsound-result", Long = "request-too-large";

    /// <summary>Lasting or not, they spoil nothing that counts.</summary>
    private static readonly FaultKind[] Harmless =
    [
        FaultKind.Slow, FaultKind.SlowBody, FaultKind.Fenced, FaultKind.Thinking, FaultKind.WrongLength, FaultKind.LongMedia, FaultKind.TaskUnknown, FaultKind.UnknownState,
        FaultKind.LostCallback, FaultKind.DuplicateCallback, FaultKind.EarlyCallback, FaultKind.ForgedCallback,
    ];

    /// <summary>Half of a file that does not say how long it should be: a cut that falls into a pause of speech may pass.</summary>
    private static readonly FaultKind[] Halves = [FaultKind.TruncatedMedia];

    /// <summary>Calls that only ask beforehand: what they are refused for ends nothing.</summary>
    private static readonly string[] Questions = ["key check", "balance"];

    public static IReadOnlyCollection<string> For(MatrixCase of)
    {
        var fault = of.Fault.Fault;
        var isQuestion = Questions.Contains(of.Call.Purpose);
        // What was refused while a task runs, or while its file is fetched, says nothing of the work.
        var isLater = of.Call.Emulated is "poll" or "download";
        if (Refusal(fault) is { } refusal)
        {
            // A writer takes less material along when it was too much.
            if (refusal.Contains(Long) && of.Call.Capability == "text" && !of.IsLasting)
                return [CaseResult.Done, Refused, Long];
            if (of.Call.Purpose == "voices" && refusal is [Refused, ..])
                return [CaseResult.Done];
            if (isLater)
                return of.IsLasting ? [CaseResult.Done, Silent, Unsound, Key] : [CaseResult.Done, Key];
            return isQuestion && refusal.All(r => r is not (Key or Empty)) ? [CaseResult.Done] : refusal;
        }

        if (Harmless.Contains(fault.Kind) || isQuestion)
            return [CaseResult.Done];
        if (Halves.Contains(fault.Kind) || of.Call.Purpose == "voices")
            return of.IsLasting ? [CaseResult.Done, Silent, Unsound] : [CaseResult.Done];
        if (fault.Kind == FaultKind.TaskNeverEnds)
            return [Silent];
        // Google says of a quota without a wait that it is used up.
        if (of is { IsLasting: true, Call: { Provider: "google", Capability: "text" } } && fault is { Kind: FaultKind.Status, Status: 429 })
            return [Silent, Empty];
        // An answer that was lost after the work is found again by the callback, as often as it is lost.
        if (fault.AfterWork && of.Call.Emulated.StartsWith("create", StringComparison.Ordinal))
            return [CaseResult.Done];
        return of.IsLasting ? [Silent, Unsound] : [CaseResult.Done];
    }

    private static string[]? Refusal(Fault fault) => (fault.Kind, fault.Status) switch
    {
        (FaultKind.InvalidKey, _) or (FaultKind.Status, 401) => [Key],
        (FaultKind.NoQuota, _) or (FaultKind.Status, 402) => [Empty],
        (FaultKind.Refusal, _) => [Content],
        (FaultKind.TooLarge, _) or (FaultKind.Status, 413) => [Refused, Long],
        (FaultKind.Status, 400 or 422) => [Refused, Content],
        (FaultKind.Status, 403 or 404) => [Refused],
        _ => null,
    };
}
