using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PodcastMuse.Data;

namespace PodcastMuse.Accounts;

/// <summary>Registers accounts and who may come in.</summary>
public static class AccountsFeature
{
    /// <summary>The policy of endpoints for administrators only: <c>.RequireAuthorization(AccountsFeature.AdminPolicy)</c>.</summary>
    public const string AdminPolicy = "admin";

    // OWASP's password storage cheat sheet for PBKDF2-HMAC-SHA512, which is what Identity's third format uses.
    private const int HashRounds = 210_000;

    private static readonly TimeSpan IssuerPatience = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddAccounts(this IServiceCollection services, TokenOptions tokens, AccountOptions options)
    {
        services.AddSingleton(tokens).AddSingleton(options).AddSingleton<AccessTokens>().AddSingleton<KnownTokens>()
            .AddSingleton(IdentityScheme()).AddSingleton<Passwords>()
            .AddSingleton<RefreshTokens>().AddSingleton<OneTimeTokens>().AddSingleton<Sessions>()
            .AddSingleton<AccountOpening>().AddSingleton<Registration>().AddSingleton<SignIn>().AddSingleton<Profile>()
            .AddSingleton<Proof>().AddSingleton<Handover>().AddSingleton<OpenSessions>().AddSingleton<Recovery>().AddSingleton<PasswordChange>().AddSingleton<WsTickets>()
            .AddSingleton<OidcClient>().AddSingleton<AttemptSeal>().AddSingleton<ExternalSignIn>().AddSingleton<ExternalClock>().AddSingleton<ExternalDesk>()
            .AddSingleton<ErasedAccounts>().AddSingleton<AccountErasing>().AddHostedService<ErasureSweep>().AddSingleton<AccountTakeout>().AddSingleton<TakeoutSeats>().AddSingleton<PronunciationBook>()
            .AddHostedService<ExpirySweep>();
        services.AddHttpClient(OidcClient.HttpName, client => client.Timeout = IssuerPatience);
        services.AddSingleton(new Expiry((db, now, stop) => db.Set<Session>().Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(stop)))
            .AddSingleton(new Expiry((db, now, stop) => db.Set<OneTimeToken>().Where(t => t.ExpiresAt < now).ExecuteDeleteAsync(stop)));
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BearerFeature>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(AdminPolicy, policy => policy.RequireAuthenticatedUser().RequireClaim(AccessTokens.AdminClaim, "true"));
        return services;
    }

    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapAuth();
        endpoints.MapCredentials();
        endpoints.MapToken();
        endpoints.MapExternal();
        endpoints.MapUsers();
        endpoints.MapAccount();
        return endpoints;
    }

    private static PasswordScheme IdentityScheme()
    {
        var hasher = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = HashRounds }));
        var nobody = new object();
        return new PasswordScheme(
            password => hasher.HashPassword(nobody, password),
            (hash, password) => hasher.VerifyHashedPassword(nobody, hash, password) switch
            {
                PasswordVerificationResult.Success => PasswordVerdict.Right,
                PasswordVerificationResult.SuccessRehashNeeded => PasswordVerdict.RightButOutdated,
                _ => PasswordVerdict.Wrong,
            });
    }

    private sealed class BearerFeature(AccessTokens tokens, KnownTokens known) : IConfigureNamedOptions<JwtBearerOptions>
    {
        public void Configure(string? name, JwtBearerOptions options) => Configure(options);

        public void Configure(JwtBearerOptions options)
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters = tokens.Validation();
            options.TokenHandlers.Clear();
            options.TokenHandlers.Add(known);
        }
    }
}
