using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PodcastMuse.Accounts;

/// <summary>An account that is gone from the database and whose traces elsewhere (files above all) still have to go. The row ends with the work.</summary>
public sealed class Erasure
{
    public required Guid AccountId { get; init; }
    public required DateTimeOffset ErasedAt { get; init; }
}

internal sealed class ErasureConfiguration : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.ToTable("erasures");
        builder.HasKey(e => e.AccountId);
        builder.Property(e => e.AccountId).ValueGeneratedNever();
    }
}
