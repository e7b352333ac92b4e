using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Projects;

/// <summary>
/// Material of a project. Kind is file, url or text; <see cref="Origin"/> is the file's name or the address.
/// <see cref="Passages"/> is empty until it was read (addresses are fetched by the first step).
/// </summary>
public sealed class Source
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required Guid ProjectId { get; init; }
    public required int Position { get; init; }
    public required string Kind { get; init; }
    public required string Origin { get; init; }
    public string? Title { get; set; }
    public bool IsRead { get; set; }

    public IReadOnlyList<SourcePassage> Passages
    {
        get;
        set
        {
            field = value;
            Characters = value.Sum(passage => passage.Text.Length);
            PassageCount = value.Count;
        }
    } = [];

    /// <summary>Of the passages' text; kept beside it, so that lists need not read the text.</summary>
    public int Characters { get; private set; }

    public int PassageCount { get; private set; }

    /// <summary>What was left out of it and why, in plain sentences.</summary>
    public IReadOnlyList<Phrase> Notes { get; set; } = [];

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>
/// A passage as stored: id within the project (<c>s1.p12</c>), nearest heading, page from 1 where there are pages. <paramref name="Headings"/> is the
/// whole chain, highest first; null in sources stored before it was kept.
/// </summary>
public sealed record SourcePassage(string Id, string? Heading, int? Page, string Text, IReadOnlyList<string>? Headings = null);

internal sealed class SourceConfiguration : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.ToTable("sources");
        builder.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(s => s.Kind).HasMaxLength(10);
        builder.Property(s => s.Origin).HasMaxLength(2000);
        builder.Property(s => s.Title).HasMaxLength(500);
        builder.Property(s => s.Passages).IsJson();
        builder.Property(s => s.Notes).IsJson();
        builder.HasIndex(s => new { s.ProjectId, s.Position }).IsUnique();
    }
}
