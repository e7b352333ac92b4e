namespace PodcastMuse.Credits;

/// <summary>A row to be booked: all of a row but what the account decides (number and balance).</summary>
internal sealed record LedgerEntry(string Type, int Amount, string Status)
{
    public required Guid Id { get; init; }
    public Guid? ProjectId { get; init; }
    public Guid? ProductionId { get; init; }
    public string? Step { get; init; }
    public string? Reference { get; init; }
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>How a booking ended. Unless booked, nothing is changed.</summary>
internal enum Booked
{
    /// <summary>All rows stand, and the balance is moved by their sum.</summary>
    Done,

    /// <summary>The balance does not reach, or would pass what an account can hold, or there is no such account.</summary>
    OutOfBalance,

    /// <summary>One of the rows was booked before.</summary>
    Before,
}
