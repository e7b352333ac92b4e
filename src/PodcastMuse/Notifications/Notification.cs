using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PodcastMuse.Accounts;

namespace PodcastMuse.Notifications;

/// <summary>A note to a user inside the product, in the user's language.</summary>
public sealed class Notification
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }

    /// <summary>What it is about, for programs: <c>production_completed</c>.</summary>
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }

    /// <summary>The project it is about; it may be gone.</summary>
    public Guid? ProjectId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ReadAt { get; set; }
}

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("notifications");
        builder.HasOne<User>().WithMany().HasForeignKey(n => n.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(n => new { n.UserId, n.CreatedAt });
        builder.Property(n => n.Kind).HasMaxLength(50);
        builder.Property(n => n.Title).HasMaxLength(300);
        builder.Property(n => n.Body).HasMaxLength(2_000);
    }
}
