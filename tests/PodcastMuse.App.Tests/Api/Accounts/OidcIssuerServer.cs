using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PodcastMuse.App.Tests.Api.Accounts;

/// <summary>A small OpenID Connect issuer: discovery, keys, codes bound to PKCE, and id tokens signed with RSA.</summary>
internal sealed class OidcIssuerServer : IAsyncDisposable
{
    public const string ClientId = "muse-client";
    public const string ClientSecret = "muse-secret";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RSA _other = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Dictionary<string, string>> _codes = new();
    private readonly WebApplication _app;

    private OidcIssuerServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public Dictionary<string, object> Claims { get; set; } = [];

    /// <summary>What is wrong with the tokens it gives: nonce, aud, iss, expired, key, none.</summary>
    public string? Wrong { get; set; }

    public static async Task<OidcIssuerServer> StartAsync(CancellationToken stop)
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new OidcIssuerServer(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = server.Address,
            authorization_endpoint = server.Address + "/authorize",
            token_endpoint = server.Address + "/token",
            jwks_uri = server.Address + "/keys",
        }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { server.PublicKey() } }));
        app.MapPost("/token", server.GiveAsync);
        await app.StartAsync(stop);
        return server;
    }

    /// <summary>What the user does there: says yes. Gives the address the browser is sent back to.</summary>
    public Uri Approve(Uri authorize)
    {
        var query = QueryHelpers.ParseQuery(authorize.Query).ToDictionary(p => p.Key, p => p.Value.ToString());
        Assert.Equal(("code", ClientId, "S256"), (query["response_type"], query["client_id"], query["code_challenge_method"]));
        Assert.Contains("openid", query["scope"], StringComparison.Ordinal);
        var code = Guid.CreateVersion7().ToString("N");
        _codes[code] = query;
        return new Uri(QueryHelpers.AddQueryString(query["redirect_uri"], new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
        _other.Dispose();
    }

    private async Task<IResult> GiveAsync(HttpContext context, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!_codes.TryRemove(form["code"].ToString(), out var asked) || challenge != asked["code_challenge"] || form["redirect_uri"] != asked["redirect_uri"]
            || form["client_id"] != ClientId || form["client_secret"] != ClientSecret)
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        return Results.Json(new { id_token = IdToken(asked["nonce"]), access_token = "unused", token_type = "Bearer" });
    }

    private string IdToken(string nonce)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(Wrong == "expired" ? -2 : 0);
        var key = new RsaSecurityKey(Wrong == "key" ? _other : _rsa) { KeyId = "one" };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Wrong == "iss" ? "https://other.example.com" : Address,
            Audience = Wrong == "aud" ? "another-client" : ClientId,
            IssuedAt = now,
            Expires = now.AddHours(1),
            Claims = new Dictionary<string, object>(Claims) { ["nonce"] = Wrong == "nonce" ? "another" : nonce },
            SigningCredentials = Wrong == "none" ? null : new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });
    }

    private object PublicKey()
    {
        var key = _rsa.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = "one", n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) };
    }
}
