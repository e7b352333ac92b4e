using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PodcastMuse.Data;
using PodcastMuse.Projects;

namespace PodcastMuse.Production;

/// <summary>
/// One run of the plan for a project. It ends as exactly one of completed, failed or cancelled;
/// a resume opens it again. A project has at most one that is open. The settings are what was asked for and never change.
/// </summary>
public sealed class EpisodeProduction
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required Guid ProjectId { get; init; }
    public required ProductionSettings Settings { get; init; }
    public string Status { get; set; } = ProductionStatus.Queued;

    /// <summary>False while the creator reviews the script.</summary>
    public required bool ScriptApproved { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>
    /// Holds the production's row until the transaction ends. Two steps that end at once would otherwise each not see the other's end,
    /// and neither would go on.
    /// </summary>
    internal static Task LockAsync(MuseDbContext db, Guid productionId, CancellationToken cancellationToken) =>
        db.Set<EpisodeProduction>().Where(p => p.Id == productionId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Status, p => p.Status), cancellationToken);

    /// <summary>Reads a production and its steps, which nobody else changes until the transaction ends.</summary>
    internal static async Task<(EpisodeProduction Production, List<ProductionStep> Steps)> HoldAsync(MuseDbContext db, Guid productionId, CancellationToken cancellationToken)
    {
        await LockAsync(db, productionId, cancellationToken);
        return (await db.Set<EpisodeProduction>().SingleAsync(p => p.Id == productionId, cancellationToken),
            await db.Set<ProductionStep>().Where(s => s.ProductionId == productionId).ToListAsync(cancellationToken));
    }
}

/// <summary>A production's states as clients see them. It ends in exactly one of completed, failed and cancelled.</summary>
public static class ProductionStatus
{
    public const string Queued = "queued";
    public const string InProgress = "in_progress";
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";
}

internal sealed class EpisodeProductionConfiguration : IEntityTypeConfiguration<EpisodeProduction>
{
    public void Configure(EntityTypeBuilder<EpisodeProduction> builder)
    {
        builder.ToTable("productions");
        builder.HasOne<Project>().WithMany().HasForeignKey(p => p.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(p => p.Settings).IsJson();
        builder.Property(p => p.Status).HasMaxLength(20);
        builder.HasIndex(p => new { p.ProjectId, p.CreatedAt });
        builder.HasIndex(p => p.ProjectId).IsUnique().HasFilter($"status IN ('{ProductionStatus.Queued}', '{ProductionStatus.InProgress}')")
            .HasDatabaseName("ix_productions_one_open");
        builder.HasIndex(p => p.Status);
    }
}
