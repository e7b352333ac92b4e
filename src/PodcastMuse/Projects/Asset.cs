using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PodcastMuse.Projects;

/// <summary>
/// A file of a project. <see cref="Path"/> is its place in the project's layout (<c>audio/final.mp3</c>) and unique there;
/// the storage key is derived from it. Size in bytes, duration in seconds.
/// </summary>
public sealed class Asset
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required Guid ProjectId { get; init; }
    public required string Path { get; init; }
    public required string Kind { get; set; }

    /// <summary>The step of the plan that made it, and would make it again.</summary>
    public required string Step { get; set; }

    public required string ContentType { get; set; }
    public required long Size { get; set; }
    public required string Sha256 { get; set; }
    public double? DurationSeconds { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
}

internal sealed class AssetConfiguration : IEntityTypeConfiguration<Asset>
{
    public void Configure(EntityTypeBuilder<Asset> builder)
    {
        builder.ToTable("assets");
        builder.HasOne<Project>().WithMany().HasForeignKey(a => a.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(a => a.Path).HasMaxLength(300);
        builder.Property(a => a.Kind).HasMaxLength(30);
        builder.Property(a => a.Step).HasMaxLength(50);
        builder.Property(a => a.ContentType).HasMaxLength(100);
        builder.Property(a => a.Sha256).HasMaxLength(64);
        builder.HasIndex(a => new { a.ProjectId, a.Path }).IsUnique();
    }
}
