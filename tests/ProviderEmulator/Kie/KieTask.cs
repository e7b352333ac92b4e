using System.Text.Json.Nodes;
using ProviderEmulator.Accounts;
using ProviderEmulator.Faults;
using ProviderEmulator.Ledger;

namespace ProviderEmulator.Kie;

/// <summary>Which of KIE's three ways to tell about a task applies.</summary>
internal enum KieStyle
{
    Market,
    Flux,
    Suno,
}

/// <summary>One task from creation to its end. Its state goes waiting, generating, then success or fail, and never back.</summary>
internal sealed class KieTask
{
    public required string Id { get; init; }
    public required KieStyle Style { get; init; }
    public required string Call { get; init; }
    public required string Model { get; init; }

    /// <summary>As it was sent, for <c>param</c>.</summary>
    public required JsonObject Input { get; init; }

    public required string? CallBackUrl { get; init; }
    public required Account Account { get; init; }
    public required FaultSet Faults { get; init; }
    public required decimal Credits { get; init; }
    public required string Unit { get; init; }
    public required decimal Units { get; init; }
    public required TimeSpan Latency { get; init; }
    public required DateTimeOffset Created { get; init; }

    /// <summary>Makes the links when the task has succeeded.</summary>
    public required Func<IReadOnlyList<Uri>> Deliver { get; init; }

    public string State { get; set; } = "waiting";
    public DateTimeOffset? Completed { get; set; }
    public IReadOnlyList<Uri> Links { get; set; } = [];
    public string? FailCode { get; set; }
    public string? FailMessage { get; set; }
    public LedgerEntry? Entry { get; set; }
    public int Polls { get; set; }

    public bool HasFailed => State == "fail";
    public bool HasSucceeded => State == "success";
}
