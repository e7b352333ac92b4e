using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PodcastMuse.Accounts;
using PodcastMuse.Data;

namespace PodcastMuse.Billing;

/// <summary>A checkout and what became of it. What was offered is copied here, so that it stays what the buyer saw.</summary>
internal sealed class Purchase
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }

    /// <summary>Whoever takes the money: stripe, or development.</summary>
    public required string Checkout { get; init; }

    /// <summary>The checkout's own id of the sale; unguessable.</summary>
    public required string SessionId { get; init; }

    public required string PackageId { get; init; }
    public required int Credits { get; init; }

    /// <summary>In the currency's minor units.</summary>
    public required int PriceMinor { get; init; }

    public required string Currency { get; init; }
    public string Status { get; set; } = PurchaseStatus.Open;
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; set; }
}

/// <summary>A purchase is open until it is paid, and then completed for good.</summary>
public static class PurchaseStatus
{
    public const string Open = "open";
    public const string Completed = "completed";
}

internal sealed class PurchaseConfiguration : IEntityTypeConfiguration<Purchase>
{
    public void Configure(EntityTypeBuilder<Purchase> builder)
    {
        builder.ToTable("purchases");
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(p => p.Id).HasPostgresDefault("gen_random_uuid()");
        builder.Property(p => p.Checkout).HasMaxLength(20);
        builder.Property(p => p.SessionId).HasMaxLength(100);
        builder.Property(p => p.PackageId).HasMaxLength(50);
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.Property(p => p.Status).HasMaxLength(20);
        builder.Property(p => p.CreatedAt).HasPostgresDefault("now()");
        builder.HasIndex(p => p.SessionId).IsUnique();
        builder.HasIndex(p => new { p.UserId, p.CreatedAt }).IsDescending(false, true);
    }
}
