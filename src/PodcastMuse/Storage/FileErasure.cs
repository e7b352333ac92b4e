using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PodcastMuse.Storage;

/// <summary>
/// That the files below a folder are to be gone. Written in the transaction that deletes what they belonged to, and kept until
/// <see cref="DueAt"/>: the folder is emptied once more then, because a step that was running may still have put a file there.
/// </summary>
public sealed class FileErasure
{
    public required Guid Id { get; init; }
    public required string Folder { get; init; }
    public required DateTimeOffset DueAt { get; init; }
}

internal sealed class FileErasureConfiguration : IEntityTypeConfiguration<FileErasure>
{
    public void Configure(EntityTypeBuilder<FileErasure> builder)
    {
        builder.ToTable("file_erasures");
        builder.Property(e => e.Folder).HasMaxLength(300);
        builder.HasIndex(e => e.DueAt);
    }
}
