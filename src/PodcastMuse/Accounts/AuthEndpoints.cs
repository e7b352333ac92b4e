using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary><c>/api/v1/auth</c>: coming in, staying in, going out.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder endpoints)
    {
        var auth = endpoints.MapGroup("/api/v1/auth").WithTags("Auth").AllowAnonymous().Limited(RateClass.SignIn);
        auth.MapPost("/register", RegisterAsync).WithName("Register").WithSummary("Make an account, and be signed in")
            .Refuses(400, 409, 422, 429, 503);
        auth.MapPost("/login", LoginAsync).WithName("Login").WithSummary("Sign in by password").Refuses(400, 401, 422, 429, 503);
        auth.MapPost("/refresh", RefreshAsync).WithName("Refresh").WithSummary("A new pair of tokens for a refresh token, which is good once")
            .Refuses(400, 401, 422, 429).Limited(RateClass.Account);
        auth.MapPost("/logout", LogoutAsync).WithName("Logout").WithSummary("End the session of a refresh token, or without one that of the access token")
            .Refuses(400, 401, 422, 429).Limited(RateClass.Account);
    }

    internal static Visitor VisitorOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        return new Visitor(address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4().ToString() : address?.ToString() ?? "", context.Request.Headers.UserAgent.ToString());
    }

    internal static SignedIn View(HttpContext context, Admission.Admitted admitted, AccessTokens tokens)
    {
        var pair = Pair(context, admitted, tokens);
        return new SignedIn(AccountView.Of(admitted.User, tokens.IsAdmin(admitted.User)), pair.AccessToken, pair.RefreshToken, pair.TokenType, pair.ExpiresIn);
    }

    /// <summary>The tokens, for nobody's cache (RFC 6749 §5.1); and whose request this was.</summary>
    internal static TokenPair Pair(HttpContext context, Admission.Admitted admitted, AccessTokens tokens)
    {
        context.ActsAs(admitted.User.Id);
        context.Response.Headers.CacheControl = "no-store";
        return new TokenPair(tokens.Issue(admitted.User, admitted.SessionId), admitted.RefreshToken, "bearer", (int)AccessTokens.Lifetime.TotalSeconds);
    }

    private static async Task<Results<Created<SignedIn>, Refusal>> RegisterAsync(
        RegisterRequest request, HttpContext context, Registration registration, AccessTokens tokens, CancellationToken cancellationToken)
    {
        var wanted = new NewAccount(request.Email, request.Password, request.FirstName, request.LastName, request.Language ?? "en");
        return await registration.RegisterAsync(wanted, VisitorOf(context), cancellationToken) switch
        {
            Admission.Admitted admitted => TypedResults.Created("/api/v1/users/me", View(context, admitted, tokens)),
            Admission.Refused refused => Refusal.Of(refused.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<Results<Ok<SignedIn>, Refusal>> LoginAsync(
        LoginRequest request, HttpContext context, SignIn signIn, AccessTokens tokens, CancellationToken cancellationToken) =>
        await signIn.SignInAsync(request.Email, request.Password, VisitorOf(context), cancellationToken) switch
        {
            Admission.Admitted admitted => TypedResults.Ok(View(context, admitted, tokens)),
            Admission.Refused refused => Refusal.Of(refused.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static async Task<Results<Ok<TokenPair>, Refusal>> RefreshAsync(
        RefreshRequest request, HttpContext context, Sessions sessions, AccessTokens tokens, CancellationToken cancellationToken) =>
        await sessions.RefreshAsync(request.RefreshToken, VisitorOf(context), cancellationToken) switch
        {
            Admission.Admitted admitted => TypedResults.Ok(Pair(context, admitted, tokens)),
            Admission.Refused refused => Refusal.Of(refused.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static async Task<Results<NoContent, Refusal>> LogoutAsync(
        [FromBody] LogoutRequest? request, HttpContext context, Sessions sessions, CancellationToken cancellationToken)
    {
        if (request?.RefreshToken is { } token)
            await sessions.CloseAsync(token, cancellationToken);
        else if (CurrentUser.Of(context.User) is { } user && UsersEndpoints.SessionOf(context.User) is { } session)
            await sessions.CloseAsync(user.Id, session, cancellationToken);
        else
            return Refusal.Of(Problems.Unauthorized(Phrase.Of("no_session_named", "Say which session ends: send its access token, or its refresh_token.")));
        return TypedResults.NoContent();
    }
}
