using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>A refusal as OAuth 2 clients read it (RFC 6749 §5.2).</summary>
public sealed record TokenError(string Error, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ErrorDescription);

/// <summary>POST /api/v1/auth/token: for clients that speak OAuth 2 and nothing of ours.</summary>
internal static class TokenEndpoints
{
    // Longer than anything of ours; a password of 128 characters has at most 512 bytes.
    private const int MostCharacters = 512;

    public static void MapToken(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/v1/auth/token", TokenAsync).WithTags("Auth").WithName("Token").WithSummary("Tokens for an OAuth 2 form: password, refresh_token or authorization_code")
            .DisableAntiforgery().AllowAnonymous().Limited(RateClass.SignIn).Refuses(415, 429, 503);

    private static async Task<Results<Ok<TokenPair>, BadRequest<TokenError>, Refusal>> TokenAsync(
        [AsParameters] TokenForm form, HttpContext context, SignIn signIn, Sessions sessions, AccessTokens tokens, CancellationToken cancellationToken)
    {
        if (new[] { form.Username, form.Password, form.RefreshToken, form.Code }.Any(text => text?.Length > MostCharacters))
            return TypedResults.BadRequest(new TokenError("invalid_request", "A field is longer than any of ours."));
        var visitor = AuthEndpoints.VisitorOf(context);
        var admission = form switch
        {
            { GrantType: "password", Username: { } name, Password: { } password } => await signIn.SignInAsync(name, password, visitor, cancellationToken),
            { GrantType: "refresh_token", RefreshToken: { } refresh } => await sessions.RefreshAsync(refresh, visitor, cancellationToken),
            { GrantType: "authorization_code", Code: { } code } => await signIn.TakeCodeAsync(code, visitor, cancellationToken),
            _ => null,
        };
        return admission switch
        {
            Admission.Admitted admitted => TypedResults.Ok(AuthEndpoints.Pair(context, admitted, tokens)),
            Admission.Refused { Problem: var problem } when problem.Type == Problems.RateLimited("").Type => Refusal.Of(problem),
            Admission.Refused refused => TypedResults.BadRequest(new TokenError("invalid_grant", refused.Problem.Detail)),
            _ => TypedResults.BadRequest(form.GrantType is "password" or "refresh_token" or "authorization_code"
                ? new TokenError("invalid_request", "A field of this grant is missing.")
                : new TokenError("unsupported_grant_type", "Known are password, refresh_token and authorization_code.")),
        };
    }

    /// <summary>The form of an OAuth 2 token request (RFC 6749 §4.3.2 and §6). <c>authorization_code</c> takes the code of a sign-in elsewhere.</summary>
    public sealed class TokenForm
    {
        [FromForm(Name = "grant_type")]
        public string? GrantType { get; set; }

        [FromForm(Name = "username")]
        public string? Username { get; set; }

        [FromForm(Name = "password")]
        public string? Password { get; set; }

        [FromForm(Name = "refresh_token")]
        public string? RefreshToken { get; set; }

        [FromForm(Name = "code")]
        public string? Code { get; set; }
    }
}
