using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PodcastMuse.Accounts;
using PodcastMuse.Data;

namespace PodcastMuse.Vault;

/// <summary>A provider's key of a user, sealed. One per user and provider.</summary>
internal sealed class ApiKey
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required string Provider { get; init; }

    /// <summary>Sealed with the user's data key, bound to this row, its user, its provider and its address (<see cref="Envelope"/>).</summary>
    public required string EncryptedKey { get; set; }

    /// <summary>HMAC-SHA256 with a key derived from the user's data key: tells equal keys of one user, and nothing else.</summary>
    public required string KeyHash { get; set; }

    /// <summary>What may be shown of it.</summary>
    public required string Hint { get; set; }

    /// <summary>The user's own address of the provider; null for the usual one.</summary>
    public string? BaseUrl { get; set; }

    public DateTimeOffset? LastUsed { get; set; }

    /// <summary>False once the provider has turned the key down; putting a key makes it active again.</summary>
    public bool IsActive { get; set; } = true;

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.HasOne<User>().WithMany().HasForeignKey(k => k.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(k => k.Id).HasPostgresDefault("gen_random_uuid()");
        builder.Property(k => k.Provider).HasMaxLength(50);
        builder.Property(k => k.KeyHash).HasMaxLength(255);
        builder.Property(k => k.Hint).HasMaxLength(20).HasPostgresDefault("''");
        builder.Property(k => k.BaseUrl).HasMaxLength(500);
        builder.Property(k => k.IsActive).HasPostgresDefault("true");
        builder.Property(k => k.CreatedAt).HasPostgresDefault("now()");
        builder.Property(k => k.UpdatedAt).HasPostgresDefault("now()");
        builder.HasIndex(k => new { k.UserId, k.Provider }).IsUnique().HasDatabaseName("idx_api_keys_user_provider");
    }
}
