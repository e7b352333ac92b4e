using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PodcastMuse.Data;

namespace PodcastMuse.Accounts;

/// <summary>An account. The e-mail is stored normalised (<see cref="EmailAddress"/>) and is unique; an empty password hash opens to no password.</summary>
public sealed class User
{
    public required Guid Id { get; init; }
    public required string Email { get; set; }
    public required string PasswordHash { get; set; }
    public string? FirstName { get; set; }
    public string? LastName { get; set; }

    /// <summary>The balance; the ledger alone changes it.</summary>
    public int Credits { get; set; }

    /// <summary>The specification's column; keys live in the vault's own table, so this stays empty.</summary>
    public Dictionary<string, string>? ApiKeys { get; set; }

    public UserPreferences Preferences { get; set; } = new();
    public string SubscriptionTier { get; set; } = "free";
    public bool EmailVerified { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? LastLogin { get; set; }

    /// <summary>The account as it is once nobody else can change it until the transaction ends; null when it is gone.</summary>
    internal static async Task<User?> HoldAsync(MuseDbContext db, Guid id, CancellationToken cancellationToken)
    {
        await db.Set<User>().Where(u => u.Id == id).ExecuteUpdateAsync(set => set.SetProperty(u => u.UpdatedAt, u => u.UpdatedAt), cancellationToken);
        return await db.Set<User>().SingleOrDefaultAsync(u => u.Id == id, cancellationToken);
    }
}

/// <summary>What a user chose for themselves. <see cref="Language"/> is <c>en</c> or <c>th</c>: of the interface, of mails and of messages.</summary>
public sealed record UserPreferences
{
    public string Language { get; init; } = "en";

    /// <summary>Whether the end of a production is also told by mail. Mails about the account itself are always sent.</summary>
    public bool EmailNotifications { get; init; } = true;

    /// <summary>How words are said: the word as written, and what the voice reads in its place.</summary>
    public IReadOnlyDictionary<string, string> Pronunciations { get; init; } = new Dictionary<string, string>();
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.Property(u => u.Id).HasPostgresDefault("gen_random_uuid()");
        builder.Property(u => u.Email).HasMaxLength(255);
        builder.HasIndex(u => u.Email).IsUnique();
        builder.Property(u => u.PasswordHash).HasMaxLength(255);
        builder.Property(u => u.FirstName).HasMaxLength(100);
        builder.Property(u => u.LastName).HasMaxLength(100);
        builder.Property(u => u.Credits).HasDefaultValue(0);
        builder.Property(u => u.ApiKeys!).IsJson();
        builder.Property(u => u.Preferences).IsJson().HasDefaultValueSql("'{}'");
        builder.Property(u => u.SubscriptionTier).HasMaxLength(50).HasDefaultValue("free");
        builder.Property(u => u.EmailVerified).HasDefaultValue(false);
        builder.Property(u => u.CreatedAt).HasPostgresDefault("now()");
        builder.Property(u => u.UpdatedAt).HasPostgresDefault("now()");
    }
}
