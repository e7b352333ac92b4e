using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PodcastMuse.Accounts;

/// <summary>That somebody at an issuer (<c>iss</c> and <c>sub</c> of OpenID Connect) is a user here.</summary>
public sealed class ExternalLogin
{
    public required string Provider { get; init; }
    public required string Subject { get; init; }
    public required Guid UserId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ExternalLoginConfiguration : IEntityTypeConfiguration<ExternalLogin>
{
    public void Configure(EntityTypeBuilder<ExternalLogin> builder)
    {
        builder.ToTable("external_logins");
        builder.HasKey(l => new { l.Provider, l.Subject });
        builder.HasOne<User>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(l => l.Provider).HasMaxLength(50);
        builder.Property(l => l.Subject).HasMaxLength(255);
    }
}
