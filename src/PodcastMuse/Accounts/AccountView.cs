using System.ComponentModel;

namespace PodcastMuse.Accounts;

/// <summary>An account as its owner sees it. Credits are whole; <see cref="HasPassword"/> is false for who only signs in elsewhere.</summary>
public sealed record AccountView(
    Guid Id,
    string Email,
    string? FirstName,
    string? LastName,
    int Credits,
    string SubscriptionTier,
    bool EmailVerified,
    [property: Description("en or th")] string Language,
    bool EmailNotifications,
    bool IsAdmin,
    bool HasPassword,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastLogin)
{
    internal static AccountView Of(User user, bool isAdmin) => new(
        user.Id, user.Email, user.FirstName, user.LastName, user.Credits, user.SubscriptionTier, user.EmailVerified, user.Preferences.Language,
        user.Preferences.EmailNotifications, isAdmin, user.PasswordHash.Length > 0, user.CreatedAt, user.LastLogin);
}

/// <summary>Somebody who has come in. <see cref="ExpiresIn"/> is the access token's life in seconds.</summary>
public sealed record SignedIn(AccountView User, string AccessToken, string RefreshToken, string TokenType, int ExpiresIn);

/// <summary>A pair of tokens (RFC 6749 §5.1). <see cref="ExpiresIn"/> is the access token's life in seconds.</summary>
public sealed record TokenPair(string AccessToken, string RefreshToken, string TokenType, int ExpiresIn);
