using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PodcastMuse.Accounts;
using PodcastMuse.Data;

namespace PodcastMuse.Credits;

/// <summary>
/// A row of the ledger. Amount and balance are never changed once written; only a usage row's status moves on. A user's rows are
/// numbered from 1 without gaps (<see cref="Seq"/>), and each <see cref="BalanceAfter"/> is the one before plus <see cref="Amount"/>.
/// </summary>
public sealed class CreditTransaction
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }

    /// <summary>Null where no project is concerned, and once the project is deleted.</summary>
    public Guid? ProjectId { get; init; }

    public Guid? ProductionId { get; init; }

    /// <summary>The row's number among its user's.</summary>
    public required long Seq { get; init; }

    public required string TransactionType { get; init; }

    /// <summary>Credits: negative for usage, else positive.</summary>
    public required int Amount { get; init; }

    /// <summary>The user's available credits after this row; never negative.</summary>
    public required int BalanceAfter { get; init; }

    public string? StepName { get; init; }
    public required string Status { get; init; }

    /// <summary>The payment of a purchase, the reason of a bonus, the usage row that a refund gives back.</summary>
    public string? ExternalReference { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The brief's four kinds of rows.</summary>
public static class TransactionType
{
    public const string Purchase = "purchase";
    public const string Usage = "usage";
    public const string Refund = "refund";
    public const string Bonus = "bonus";
}

/// <summary>The brief's states of a row. A usage row is pending from reservation to delivery; all other rows are completed at once.</summary>
public static class TransactionStatus
{
    public const string Pending = "pending";
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Refunded = "refunded";
}

internal sealed class CreditTransactionConfiguration : IEntityTypeConfiguration<CreditTransaction>
{
    public void Configure(EntityTypeBuilder<CreditTransaction> builder)
    {
        builder.ToTable("credit_transactions");
        builder.HasOne<User>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(t => t.Id).HasPostgresDefault("gen_random_uuid()");
        builder.Property(t => t.TransactionType).HasMaxLength(20);
        builder.Property(t => t.StepName).HasMaxLength(50);
        builder.Property(t => t.Status).HasMaxLength(20);
        builder.Property(t => t.ExternalReference).HasMaxLength(100);
        builder.Property(t => t.Metadata).IsJson().HasDefaultValueSql("'{}'");
        builder.Property(t => t.CreatedAt).HasPostgresDefault("now()");
        builder.HasIndex(t => t.UserId).HasDatabaseName("idx_credit_transactions_user_id");
        builder.HasIndex(t => t.CreatedAt).IsDescending().HasDatabaseName("idx_credit_transactions_created_at");
        builder.HasIndex(t => t.ProjectId).HasDatabaseName("idx_credit_transactions_project_id");
        builder.HasIndex(t => new { t.UserId, t.Seq }).IsUnique().HasDatabaseName("ux_credit_transactions_order");

        // What balances ask for; a handful of rows at any time.
        builder.HasIndex(t => new { t.UserId, t.Amount }).HasFilter("status = 'pending'").HasDatabaseName("idx_credit_transactions_reserved");

        // Exactly once: a step of a production has one living reservation; a payment, a bonus and a refund are booked one time.
        builder.HasIndex(t => new { t.ProductionId, t.StepName }).IsUnique()
            .HasFilter("transaction_type = 'usage' AND status IN ('pending', 'completed')").HasDatabaseName("ux_credit_transactions_reservation");
        builder.HasIndex(t => new { t.TransactionType, t.ExternalReference }).IsUnique()
            .HasFilter("transaction_type <> 'usage'").HasDatabaseName("ux_credit_transactions_reference");
    }
}

/// <summary>What the ledger keeps with the account: how many rows there are, and which is the last. <see cref="User.Credits"/> is the available balance.</summary>
internal sealed class LedgerAccountConfiguration : IEntityTypeConfiguration<User>
{
    public const string Entries = "CreditEntries";
    public const string Last = "LastCreditId";

    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable(table => table.HasCheckConstraint("ck_users_credits", "credits >= 0"));
        builder.Property<long>(Entries).HasDefaultValue(0L);
        builder.Property<Guid?>(Last);
    }
}
