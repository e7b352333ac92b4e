using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>Who an issuer says somebody is. The e-mail is null unless the issuer has verified it.</summary>
public sealed record ExternalIdentity(string Provider, string Subject, string? Email, string? FirstName, string? LastName);

/// <summary>
/// Speaks OpenID Connect Core 1.0 with issuers: authorization code with PKCE, and an id token that is checked for signature,
/// issuer, audience, time and nonce. Discovery and keys are kept, and fetched again when a key is unknown.
/// </summary>
public sealed class OidcClient(IHttpClientFactory clients, TimeProvider clock)
{
    /// <summary>The name of the HTTP client.</summary>
    public const string HttpName = "oidc";

    private readonly ConcurrentDictionary<string, ConfigurationManager<OpenIdConnectConfiguration>> _issuers = new();
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>Where to send the browser.</summary>
    public async Task<string> AuthorizeUrlAsync(OidcIssuer issuer, ExternalAttempt attempt, CancellationToken cancellationToken)
    {
        var configuration = await DiscoverAsync(issuer, cancellationToken);
        return new OpenIdConnectMessage
        {
            IssuerAddress = configuration.AuthorizationEndpoint,
            ClientId = issuer.ClientId,
            ResponseType = OpenIdConnectResponseType.Code,
            RedirectUri = attempt.RedirectUri,
            Scope = "openid email profile",
            State = attempt.State,
            Nonce = attempt.Nonce,
            Parameters = { ["code_challenge"] = attempt.Challenge, ["code_challenge_method"] = "S256" },
            EnableTelemetryParameters = false,
        }.CreateAuthenticationRequestUrl();
    }

    /// <summary>Who came back with this code. Throws <see cref="FaultException"/> when the issuer does not vouch for anybody.</summary>
    public async Task<ExternalIdentity> IdentifyAsync(OidcIssuer issuer, ExternalAttempt attempt, string code, CancellationToken cancellationToken)
    {
        var configuration = await DiscoverAsync(issuer, cancellationToken);
        var idToken = await RedeemAsync(issuer, configuration, attempt, code, cancellationToken);
        var result = await ValidateAsync(issuer, configuration, idToken);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            _issuers[issuer.Provider].RequestRefresh();
            result = await ValidateAsync(issuer, await DiscoverAsync(issuer, cancellationToken), idToken);
        }

        if (!result.IsValid)
            throw Refused(issuer, result.Exception);
        var claims = (JsonWebToken)result.SecurityToken;
        if (!claims.TryGetPayloadValue<string>("nonce", out var nonce)
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(nonce), Encoding.UTF8.GetBytes(attempt.Nonce)))
            throw Refused(issuer, null);
        return new ExternalIdentity(issuer.Provider, claims.Subject, VerifiedEmail(claims), Text(claims, "given_name"), Text(claims, "family_name"));
    }

    /// <summary>Some issuers write the flag as text.</summary>
    private static string? VerifiedEmail(JsonWebToken claims) =>
        claims.TryGetPayloadValue<object>("email_verified", out var flag) && string.Equals(flag?.ToString(), "true", StringComparison.OrdinalIgnoreCase)
            ? EmailAddress.Normalise(Text(claims, "email"))
            : null;

    private static string? Text(JsonWebToken claims, string name) => claims.TryGetPayloadValue<string>(name, out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    private async Task<string> RedeemAsync(
        OidcIssuer issuer, OpenIdConnectConfiguration configuration, ExternalAttempt attempt, string code, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = attempt.RedirectUri,
            ["client_id"] = issuer.ClientId,
            ["client_secret"] = issuer.ClientSecret,
            ["code_verifier"] = attempt.Verifier,
        });
        try
        {
            using var answer = await clients.CreateClient(HttpName).PostAsync(configuration.TokenEndpoint, form, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return answer.IsSuccessStatusCode && new OpenIdConnectMessage(text) is { IdToken: { Length: > 0 } token } ? token : throw Refused(issuer, null);
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or ArgumentException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw Away(issuer, fault);
        }
    }

    private Task<TokenValidationResult> ValidateAsync(OidcIssuer issuer, OpenIdConnectConfiguration configuration, string idToken) =>
        _handler.ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidIssuer = configuration.Issuer,
            ValidAudience = issuer.ClientId,
            IssuerSigningKeys = configuration.SigningKeys,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromMinutes(2),
            LifetimeValidator = (from, until, _, rules) => until is { } end && clock.GetUtcNow().UtcDateTime <= end + rules.ClockSkew
                && (from is null || clock.GetUtcNow().UtcDateTime >= from - rules.ClockSkew),
        });

    private async Task<OpenIdConnectConfiguration> DiscoverAsync(OidcIssuer issuer, CancellationToken cancellationToken)
    {
        var known = _issuers.GetOrAdd(issuer.Provider, _ => new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{issuer.Address.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(clients.CreateClient(HttpName)) { RequireHttps = !issuer.Address.IsLoopback })
        { RefreshInterval = TimeSpan.FromSeconds(1) });
        try
        {
            return await known.GetConfigurationAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or HttpRequestException)
        {
            throw Away(issuer, fault);
        }
    }

    private static FaultException Away(OidcIssuer issuer, Exception fault) =>
        FaultException.Transient(Problems.ProviderUnavailable(Phrase.Of("issuer_silent", $"The sign-in of {issuer.Provider} does not answer. Try again, or sign in with your password.", ("provider", issuer.Provider))), null, fault);

    private static FaultException Refused(OidcIssuer issuer, Exception? fault) =>
        FaultException.Permanent(Problems.Unauthorized(Phrase.Of("issuer_unconfirmed", $"The sign-in of {issuer.Provider} was not confirmed. Begin it again.", ("provider", issuer.Provider))), fault);
}
