using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PodcastMuse.Progress;

/// <summary>
/// Something a listener of a project sees. <see cref="Seq"/> rises by one per project without gaps, so that a reader who
/// fell off can ask for what came after. Progress is percent, 0–100.
/// </summary>
public sealed class ProgressEvent
{
    public required Guid ProjectId { get; init; }
    public required Guid UserId { get; init; }
    public required long Seq { get; init; }
    public required Guid ProductionId { get; init; }
    public required string Type { get; init; }
    public string? Step { get; init; }
    public string? Status { get; init; }
    public int Progress { get; init; }
    public required string Message { get; init; }

    /// <summary>What the message says, as JSON of a <see cref="Kernel.Saying"/>; null where it is no known phrase.</summary>
    public string? Said { get; init; }
    public required DateTimeOffset Time { get; init; }
}

internal sealed class ProgressEventConfiguration : IEntityTypeConfiguration<ProgressEvent>
{
    public void Configure(EntityTypeBuilder<ProgressEvent> builder)
    {
        builder.ToTable("progress_events");
        builder.HasKey(e => new { e.ProjectId, e.Seq });
        builder.Property(e => e.Type).HasMaxLength(40);
        builder.Property(e => e.Step).HasMaxLength(50);
        builder.Property(e => e.Status).HasMaxLength(20);
    }
}
