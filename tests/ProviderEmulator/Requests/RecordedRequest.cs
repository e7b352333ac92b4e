using System.Text.Json.Serialization;

namespace ProviderEmulator.Requests;

/// <summary>One request as it came, and how it was answered.</summary>
public sealed class RecordedRequest
{
    public required long Id { get; init; }
    public required DateTimeOffset Time { get; init; }
    public required string Provider { get; init; }
    public required string Call { get; init; }
    public required string Method { get; init; }
    public required string Path { get; init; }
    public required string Query { get; init; }

    /// <summary>With keys masked.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Text bodies as they came, up to 1 MB; empty for uploads.</summary>
    public required string Body { get; init; }

    [JsonIgnore]
    public string? Key { get; init; }

    /// <summary>What the ledger calls it where it is paid for (<see cref="Ledger.LedgerEntry.CallId"/>): the task that it began, elsewhere the request's own id. Null before it passed the door.</summary>
    public string? CallId { get; internal set; }

    /// <summary>0 while unanswered or when the connection was broken on purpose before an answer.</summary>
    public int Status { get; internal set; }

    /// <summary>When the whole answer had left; null while it has not.</summary>
    public DateTimeOffset? Answered { get; internal set; }

    /// <summary>KIE's code within the body, where there is one.</summary>
    public int? Code { get; internal set; }

    public IReadOnlyList<string> Faults { get; internal set; } = [];
}
