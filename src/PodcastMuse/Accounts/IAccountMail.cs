using PodcastMuse.Data;

namespace PodcastMuse.Accounts;

/// <summary>What a mail about an account says.</summary>
public enum AccountMailKind
{
    /// <summary>Welcome, with a link that shows that the address is theirs.</summary>
    Verification,

    /// <summary>A link to choose a new password.</summary>
    PasswordReset,

    /// <summary>That the password was changed.</summary>
    PasswordChanged,

    /// <summary>That the account and all that was in it are gone.</summary>
    AccountErased,
}

/// <summary>A mail about an account. <paramref name="Token"/> goes into its link; <paramref name="Language"/> is en or th.</summary>
public sealed record AccountMail(AccountMailKind Kind, Guid? UserId, string To, string Language, string? Token);

/// <summary>Sends mails about accounts. Joins the caller's transaction: the mail goes out once that is committed, and not otherwise.</summary>
public interface IAccountMail
{
    void Add(MuseDbContext db, AccountMail mail);
}
