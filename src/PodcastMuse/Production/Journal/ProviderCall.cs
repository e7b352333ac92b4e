using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PodcastMuse.Production.Journal;

/// <summary>
/// One outside call. A finished call holds its result (a storage key, or JSON) and is never sent again for the same
/// request hash. Cost in US dollars, estimated.
/// </summary>
public sealed class ProviderCall
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid ProductionId { get; init; }
    public required Guid StepId { get; init; }
    public required string Capability { get; init; }
    public required string Provider { get; init; }
    public required string Model { get; init; }

    /// <summary>SHA-256 in lower-case hex over everything that decides the result.</summary>
    public required string RequestHash { get; init; }

    public string State { get; set; } = CallState.Started;
    public string? TaskId { get; set; }

    /// <summary>When to look at the task again; null: at once (the provider called back).</summary>
    public DateTimeOffset? LookAt { get; set; }

    public string? ResultKey { get; set; }

    /// <summary>The result itself where it is text, else facts about the file.</summary>
    public string? Result { get; set; }

    public string? Unit { get; set; }
    public double Quantity { get; set; }
    public decimal EstimatedCost { get; set; }
    public string? Error { get; set; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>A call's states in the journal. A finished one is answered from the journal and never sent again.</summary>
public static class CallState
{
    public const string Started = "started";
    public const string Waiting = "waiting";
    public const string Finished = "finished";
    public const string Failed = "failed";

    /// <summary>Its answer was lost and nothing was heard of it since; it may have been paid for.</summary>
    public const string Lost = "lost";
}

internal sealed class ProviderCallConfiguration : IEntityTypeConfiguration<ProviderCall>
{
    public void Configure(EntityTypeBuilder<ProviderCall> builder)
    {
        builder.ToTable("provider_calls");
        builder.HasOne<EpisodeProduction>().WithMany().HasForeignKey(c => c.ProductionId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(c => c.Capability).HasMaxLength(20);
        builder.Property(c => c.Provider).HasMaxLength(50);
        builder.Property(c => c.Model).HasMaxLength(100);
        builder.Property(c => c.RequestHash).HasMaxLength(64);
        builder.Property(c => c.State).HasMaxLength(20);
        builder.Property(c => c.TaskId).HasMaxLength(200);
        builder.Property(c => c.ResultKey).HasMaxLength(500);
        builder.Property(c => c.Unit).HasMaxLength(20);
        builder.Property(c => c.EstimatedCost).HasPrecision(12, 6);
        builder.HasIndex(c => new { c.UserId, c.RequestHash });
        builder.HasIndex(c => c.StepId);
    }
}
