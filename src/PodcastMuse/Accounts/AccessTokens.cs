using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PodcastMuse.Accounts;

/// <summary>
/// Access tokens: JWT signed with HMAC-SHA256, valid for 15 minutes, with the brief's claims. The credits in it are a hint;
/// the ledger decides. <c>sid</c> names the session, <c>admin</c> stands only in an administrator's, <c>unproven</c> only where nobody
/// has shown yet that the account's address is theirs.
/// </summary>
public sealed class AccessTokens(TokenOptions options, AccountOptions accounts, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    internal const string Issuer = "podcast-muse";
    internal const string AdminClaim = "admin";
    internal const string SessionClaim = "sid";
    internal const string UnprovenClaim = "unproven";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };
    private readonly SigningCredentials _signing = new(new SymmetricSecurityKey(options.SigningKey), SecurityAlgorithms.HmacSha256);

    /// <summary>An administrator is who owns one of the addresses of the settings, and has shown it where that is asked.</summary>
    public bool IsAdmin(User user) => (user.EmailVerified || accounts.TrustAdminEmails) && accounts.AdminEmails.Contains(user.Email, StringComparer.Ordinal);

    public string Issue(User user, Guid? sessionId = null)
    {
        var now = clock.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Sub] = user.Id.ToString("D"),
            [JwtRegisteredClaimNames.Email] = user.Email,
            ["tier"] = user.SubscriptionTier,
            ["credits"] = user.Credits,
            [JwtRegisteredClaimNames.Jti] = Guid.CreateVersion7(now).ToString("N"),
        };
        if (sessionId is { } session)
        {
            claims[SessionClaim] = session.ToString("D");
            if (!user.EmailVerified)
                claims[UnprovenClaim] = true;
        }

        if (IsAdmin(user))
            claims[AdminClaim] = true;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            SigningCredentials = _signing,
            Claims = claims,
        });
    }

    internal TokenValidationParameters Validation() => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = Issuer,
        IssuerSigningKey = _signing.Key,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ClockSkew = TimeSpan.FromSeconds(5),
        LifetimeValidator = (_, expires, _, _) => expires is { } end && clock.GetUtcNow().UtcDateTime <= end.AddSeconds(5),
        NameClaimType = JwtRegisteredClaimNames.Sub,
    };
}

/// <summary>The key that signs tokens, at least 32 bytes; whoever has it can be anybody.</summary>
public sealed record TokenOptions(byte[] SigningKey);
