using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PodcastMuse.Notifications;

/// <summary>How far a mail has come.</summary>
public enum MailState
{
    Waiting,
    Sent,

    /// <summary>Given up: refused for good, or too often.</summary>
    Failed,
}

/// <summary>
/// A mail that goes out once the transaction that wrote it is committed. Its text may hold a link that opens an account, so address,
/// subject and text are wiped when it has ended.
/// </summary>
public sealed class OutgoingMail
{
    public required Guid Id { get; init; }

    /// <summary>Null where the account is gone already.</summary>
    public Guid? UserId { get; init; }
    public required string Recipient { get; set; }
    public required string Subject { get; set; }
    public required string Text { get; set; }
    public MailState State { get; set; }
    public int Attempts { get; set; }

    /// <summary>When a node may next take it. Taking it moves this on, so that of two nodes one takes it.</summary>
    public required DateTimeOffset DueAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("outgoing_mails");
        builder.HasIndex(m => new { m.State, m.DueAt });
        builder.HasIndex(m => m.UserId);
        builder.Property(m => m.Recipient).HasMaxLength(255);
        builder.Property(m => m.Subject).HasMaxLength(300);
        builder.Property(m => m.State).HasConversion<string>().HasMaxLength(10);
    }
}
