using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PodcastMuse.Accounts;

namespace PodcastMuse.Vault;

/// <summary>
/// The key that seals one user's secrets, itself wrapped by an encryption key of the service. Rotation wraps it anew and leaves what
/// it seals as it is.
/// </summary>
internal sealed class DataKey
{
    public required Guid UserId { get; init; }
    public required string WrappedKey { get; init; }

    /// <summary>Which encryption key wrapped it (<see cref="KeyRing"/>): a fingerprint, so that it needs no numbering by hand.</summary>
    public required string WrappedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class DataKeyConfiguration : IEntityTypeConfiguration<DataKey>
{
    public void Configure(EntityTypeBuilder<DataKey> builder)
    {
        builder.ToTable("data_keys");
        builder.HasKey(k => k.UserId);
        builder.HasOne<User>().WithOne().HasForeignKey<DataKey>(k => k.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(k => k.WrappedBy).HasMaxLength(32);
        builder.HasIndex(k => k.WrappedBy);
    }
}
