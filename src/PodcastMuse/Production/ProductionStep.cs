using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PodcastMuse.Production;

/// <summary>
/// A step of a production. Whoever holds its lease (<see cref="LeaseOwner"/> until <see cref="LeasedUntil"/>) may work on it;
/// only the holder may finish it. Progress is percent, 0–100, and never falls.
/// </summary>
public sealed class ProductionStep
{
    public required Guid Id { get; init; }
    public required Guid ProductionId { get; init; }
    public required Guid UserId { get; init; }
    public required Guid ProjectId { get; init; }
    public required string Name { get; init; }
    public required string Queue { get; init; }

    /// <summary>What it costs in this production; 0: free, by design or because it only follows another step.</summary>
    public required int Credits { get; set; }

    public string Status { get; set; } = StepStatus.Queued;
    public int Progress { get; set; }

    /// <summary>How often somebody began it.</summary>
    public int Attempts { get; set; }

    /// <summary>Transient faults since it was last queued by a person.</summary>
    public int Faults { get; set; }

    public string? Message { get; set; }

    /// <summary>What the message says, as JSON of a <see cref="Kernel.Saying"/>; null where it is no known phrase.</summary>
    public string? Said { get; set; }

    /// <summary>The stable type of the problem it failed with.</summary>
    public string? ErrorType { get; set; }

    public string? LeaseOwner { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>Not before this time: a retry's back-off, or a provider's task to look at again.</summary>
    public DateTimeOffset? WakeAt { get; set; }

    /// <summary>When the reconciler last sent a wake-up for it.</summary>
    public DateTimeOffset? WokenAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>A step's states as clients see them. Skipped: another step's failure left it nothing to do.</summary>
public static class StepStatus
{
    public const string Queued = "queued";
    public const string InProgress = "in_progress";
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Skipped = "skipped";
    public const string Cancelled = "cancelled";
}

internal sealed class ProductionStepConfiguration : IEntityTypeConfiguration<ProductionStep>
{
    public void Configure(EntityTypeBuilder<ProductionStep> builder)
    {
        builder.ToTable("production_steps");
        builder.HasOne<EpisodeProduction>().WithMany().HasForeignKey(s => s.ProductionId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(s => s.Name).HasMaxLength(50);
        builder.Property(s => s.Queue).HasMaxLength(20);
        builder.Property(s => s.Status).HasMaxLength(20);
        builder.Property(s => s.ErrorType).HasMaxLength(100);
        builder.Property(s => s.LeaseOwner).HasMaxLength(200);
        builder.HasIndex(s => new { s.ProductionId, s.Name }).IsUnique();
        builder.HasIndex(s => new { s.Status, s.LeasedUntil });
    }
}
