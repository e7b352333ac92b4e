using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PodcastMuse.Credits;

namespace PodcastMuse.Projects;

/// <summary>
/// Ledger rows point at projects but outlive them: were they deleted with the project, the account's balance would no longer be the
/// sum of its rows.
/// </summary>
internal sealed class ProjectCharges : IEntityTypeConfiguration<CreditTransaction>
{
    public void Configure(EntityTypeBuilder<CreditTransaction> builder) =>
        builder.HasOne<Project>().WithMany().HasForeignKey(t => t.ProjectId).OnDelete(DeleteBehavior.SetNull);
}
