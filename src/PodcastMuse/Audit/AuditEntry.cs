using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PodcastMuse.Audit;

/// <summary>One request that meant to change something, or to take everything away: who, what, on what, from where, and how it ended. Never a body, never a secret.</summary>
public sealed class AuditEntry
{
    public required Guid Id { get; init; }

    /// <summary>Null for nobody in particular, and for accounts that are erased.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The name of the operation in the API's description.</summary>
    public required string Action { get; init; }

    /// <summary>The path, without its query.</summary>
    public required string Resource { get; init; }

    /// <summary>The HTTP status of the answer.</summary>
    public required int Status { get; init; }
    public string? Address { get; init; }
    public required DateTimeOffset Time { get; init; }
    public string? TraceId { get; init; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_log");
        builder.HasIndex(e => new { e.UserId, e.Time });
        builder.HasIndex(e => e.Time);
        builder.Property(e => e.Action).HasMaxLength(100);
        builder.Property(e => e.Resource).HasMaxLength(300);
        builder.Property(e => e.Address).HasMaxLength(45);
        builder.Property(e => e.TraceId).HasMaxLength(60);
    }
}
