using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PodcastMuse.Accounts;
using PodcastMuse.Data;

namespace PodcastMuse.Projects;

/// <summary>One episode in the making. Status is draft, generating, completed or failed; durations are seconds, credits whole.</summary>
public sealed class Project
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required string Title { get; set; }
    public string? Description { get; set; }
    public string Language { get; set; } = "en";
    public int? TargetDurationMinutes { get; set; }
    public string? VoiceGender { get; set; }
    public string? VoiceTone { get; set; }
    public string? ScriptTemplate { get; set; }
    public string Status { get; set; } = ProjectStatus.Draft;
    public string? ScriptContent { get; set; }
    public int? ScriptTokens { get; set; }

    /// <summary>Like the other two addresses: the storage key of the file that listeners get. It is signed when it is handed out.</summary>
    public string? AudioUrl { get; set; }

    public int? AudioDurationSeconds { get; set; }
    public string? ImageUrl { get; set; }
    public string? VideoUrl { get; set; }
    public string? SeoMetadata { get; set; }
    public string GenerationLog { get; set; } = "[]";
    public int TotalCreditsUsed { get; set; }

    /// <summary>Hash of what was asked for, where the asker wants the same request to find the same project (the terminal).</summary>
    public string? Fingerprint { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>The brief's four states of a project.</summary>
public static class ProjectStatus
{
    public const string Draft = "draft";
    public const string Generating = "generating";
    public const string Completed = "completed";
    public const string Failed = "failed";
}

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.ToTable("projects");
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(p => p.Id).HasPostgresDefault("gen_random_uuid()");
        builder.Property(p => p.Title).HasMaxLength(255);
        builder.Property(p => p.Language).HasMaxLength(10).HasPostgresDefault("'en'");
        builder.Property(p => p.VoiceGender).HasMaxLength(10);
        builder.Property(p => p.VoiceTone).HasMaxLength(50);
        builder.Property(p => p.ScriptTemplate).HasMaxLength(50);
        builder.Property(p => p.Status).HasMaxLength(20).HasPostgresDefault("'draft'");
        builder.Property(p => p.AudioUrl).HasMaxLength(500);
        builder.Property(p => p.ImageUrl).HasMaxLength(500);
        builder.Property(p => p.VideoUrl).HasMaxLength(500);
        builder.Property(p => p.SeoMetadata).IsOptionalJsonText();
        builder.Property(p => p.GenerationLog).IsJsonText().HasPostgresDefault("'[]'");
        builder.Property(p => p.TotalCreditsUsed).HasPostgresDefault("0");
        builder.Property(p => p.CreatedAt).HasPostgresDefault("now()");
        builder.Property(p => p.UpdatedAt).HasPostgresDefault("now()");
        builder.HasIndex(p => p.UserId).HasDatabaseName("idx_projects_user_id");
        builder.HasIndex(p => p.Status).HasDatabaseName("idx_projects_status");
        builder.HasIndex(p => p.CreatedAt).IsDescending().HasDatabaseName("idx_projects_created_at");
        builder.HasIndex(p => new { p.UserId, p.CreatedAt, p.Id }).IsDescending(false, true, true);
        builder.HasIndex(p => new { p.UserId, p.Fingerprint }).IsUnique().HasFilter("fingerprint IS NOT NULL");
    }
}
