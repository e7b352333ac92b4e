using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PodcastMuse.Accounts;

/// <summary>What a one-time token is good for; its name is in the table.</summary>
public enum TokenPurpose
{
    VerifyEmail,
    ResetPassword,

    /// <summary>Opens a WebSocket from a browser, which cannot send headers.</summary>
    WsTicket,

    /// <summary>Takes the tokens of a sign-in elsewhere into the page that began it.</summary>
    SignInCode,
}

/// <summary>A secret that works once and for a while. Its hash alone is stored, and the row goes when it is used.</summary>
public sealed class OneTimeToken
{
    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] Hash { get; init; }
    public required Guid UserId { get; init; }
    public required TokenPurpose Purpose { get; init; }

    /// <summary>The address it was sent to: once the account has another one, it is worth nothing.</summary>
    public required string Email { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class OneTimeTokenConfiguration : IEntityTypeConfiguration<OneTimeToken>
{
    public void Configure(EntityTypeBuilder<OneTimeToken> builder)
    {
        builder.ToTable("one_time_tokens");
        builder.HasKey(t => t.Hash);
        builder.Property(t => t.Hash).HasMaxLength(32).ValueGeneratedNever();
        builder.HasOne<User>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => t.ExpiresAt);
        builder.Property(t => t.Purpose).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.Email).HasMaxLength(255);
    }
}
