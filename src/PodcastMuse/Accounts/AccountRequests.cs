using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PodcastMuse.Http;

namespace PodcastMuse.Accounts;

/// <summary>A new account.</summary>
public sealed record RegisterRequest(
    [Required, StringLength(254)] string Email,
    [Required, StringLength(512), Description("8 to 128 characters")] string Password,
    [StringLength(100), Readable(isOneLine: true)] string? FirstName = null,
    [StringLength(100), Readable(isOneLine: true)] string? LastName = null,
    [OneOf("en", "th", null), Description("en or th")] string? Language = null);

/// <summary>A sign-in.</summary>
public sealed record LoginRequest([Required, StringLength(254)] string Email, [Required, StringLength(512)] string Password);

/// <summary>A session that goes on.</summary>
public sealed record RefreshRequest([Required, StringLength(200)] string RefreshToken);

/// <summary>A session that ends: the refresh token's, else the access token's.</summary>
public sealed record LogoutRequest([StringLength(200)] string? RefreshToken = null);

/// <summary>The token of a mail's link.</summary>
public sealed record VerifyEmailRequest([Required, StringLength(200)] string Token);

/// <summary>Whoever forgot a password.</summary>
public sealed record ForgotPasswordRequest([Required, StringLength(254)] string Email);

/// <summary>A new password, by the token of a mail's link.</summary>
public sealed record ResetPasswordRequest([Required, StringLength(200)] string Token, [Required, StringLength(512)] string Password);

/// <summary>A new password; the current one is not asked of an account that has none.</summary>
public sealed record ChangePasswordRequest([StringLength(512)] string? CurrentPassword, [Required, StringLength(512)] string NewPassword);

/// <summary>What erasing an account needs: its password, or nothing within ten minutes of a sign-in.</summary>
public sealed record EraseRequest([StringLength(512)] string? Password = null);
