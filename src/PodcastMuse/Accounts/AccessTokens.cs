using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PodcastMuse.Accounts;

/// <summary>
/// Access tokens: JWT signed with HMAC-SHA256, valid for 15 minutes, with the brief's claims. The credits in it are a hint;
/// the ledger decides.
/// </summary>
public sealed class AccessTokens(TokenOptions options, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    internal const string Issuer = "podcast-muse";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };
    private readonly SigningCredentials _signing = new(new SymmetricSecurityKey(options.SigningKey), SecurityAlgorithms.HmacSha256);

    public string Issue(User user)
    {
        var now = clock.GetUtcNow();
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            SigningCredentials = _signing,
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = user.Id.ToString("D"),
                [JwtRegisteredClaimNames.Email] = user.Email,
                ["tier"] = user.SubscriptionTier,
                ["credits"] = user.Credits,
                [JwtRegisteredClaimNames.Jti] = Guid.CreateVersion7(now).ToString("N"),
            },
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
