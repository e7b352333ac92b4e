using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PodcastMuse.Accounts;

/// <summary>
/// A sign-in on one device: a family of refresh tokens of which one is in force. Of tokens it holds hashes only. The row is
/// deleted when the session ends, so what is not here is not signed in.
/// </summary>
public sealed class Session
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }

    /// <summary>SHA-256 of the token in force.</summary>
    public required byte[] TokenHash { get; set; }

    public required string UserAgent { get; set; }
    public required string Address { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset LastSeen { get; set; }
    public required DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => s.ExpiresAt);
        builder.Property(s => s.TokenHash).HasMaxLength(32);
        builder.Property(s => s.UserAgent).HasMaxLength(300);
        builder.Property(s => s.Address).HasMaxLength(45);
    }
}
