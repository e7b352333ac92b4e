using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PodcastMuse.Idempotency;

/// <summary>How far a request with an idempotency key has come.</summary>
public enum KeyedState
{
    /// <summary>A node works on it, and nothing is committed yet.</summary>
    Running,

    /// <summary>Its effect is committed; set in the very transaction that commits it.</summary>
    Committed,

    /// <summary>Its answer is stored.</summary>
    Answered,
}

/// <summary>A request with an <c>Idempotency-Key</c>, and its answer. One row per user and key, for 24 hours.</summary>
public sealed class KeyedRequest
{
    public required Guid UserId { get; init; }
    public required string Key { get; init; }

    /// <summary>SHA-256 of method, address and body.</summary>
    public required byte[] RequestHash { get; init; }

    /// <summary>Whose turn it is: a node that has lost its turn can commit nothing for this key any more.</summary>
    public required Guid Turn { get; set; }
    public KeyedState State { get; set; }

    /// <summary>After this a running request counts as dead, and another may take its turn.</summary>
    public required DateTimeOffset TurnEnds { get; set; }
    public int Status { get; set; }
    public string? ContentType { get; set; }
    public string? Location { get; set; }
    public string? Etag { get; set; }
    public byte[]? Body { get; set; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class KeyedRequestConfiguration : IEntityTypeConfiguration<KeyedRequest>
{
    public void Configure(EntityTypeBuilder<KeyedRequest> builder)
    {
        builder.ToTable("idempotency_keys");
        builder.HasKey(r => new { r.UserId, r.Key });
        builder.HasIndex(r => r.ExpiresAt);
        builder.Property(r => r.Key).HasMaxLength(200);
        builder.Property(r => r.RequestHash).HasMaxLength(32);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.ContentType).HasMaxLength(100);
        builder.Property(r => r.Location).HasMaxLength(1000);
        builder.Property(r => r.Etag).HasMaxLength(100);
    }
}
