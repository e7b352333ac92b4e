using System.Text.Json.Serialization;

namespace ProviderEmulator.Ledger;

/// <summary>
/// One paid call. <see cref="Fingerprint"/> is a hash of what was bought (provider, call, model and the request's meaning, without
/// callback addresses): two entries with the same key and fingerprint are the same thing paid for twice.
/// </summary>
public sealed class LedgerEntry
{
    public required long Id { get; init; }
    public required DateTimeOffset Time { get; init; }
    public required string Provider { get; init; }

    [JsonIgnore]
    public string Key { get; init; } = "";

    /// <summary>The key, masked.</summary>
    public required string Account { get; init; }

    public required string Call { get; init; }
    public required string Model { get; init; }

    /// <summary>characters, tokens, images or clips.</summary>
    public required string Unit { get; init; }

    public required decimal Units { get; init; }
    public required decimal CostUsd { get; init; }

    /// <summary>KIE's credits or ElevenLabs' character cost; 0 elsewhere.</summary>
    public required decimal Credits { get; init; }

    /// <summary>KIE's task id; elsewhere the request id that was answered.</summary>
    public required string CallId { get; init; }

    /// <summary>The caller's own id where it sent one: <c>X-Client-Request-Id</c>, or the callback address.</summary>
    public string? ClientId { get; init; }

    public required string Fingerprint { get; init; }

    /// <summary>True once the whole answer (for a task: its success by poll or callback) left without a fault. What is paid and not delivered may be bought again.</summary>
    public bool Delivered { get; internal set; }

    /// <summary>A task charged at creation that failed later.</summary>
    public bool Refunded { get; internal set; }
}
