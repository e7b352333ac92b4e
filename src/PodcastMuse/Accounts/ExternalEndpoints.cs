using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>An issuer that users may sign in with: its name in <c>/api/v1/auth/external/{name}</c>, and what people call it.</summary>
public sealed record ExternalProvider(string Name, string Label);

/// <summary>
/// Sign-in at an OpenID Connect issuer. With <c>return_to</c> (a path of ours) the browser comes back there with <c>#code=…</c>,
/// which POST /api/v1/auth/token takes as an authorization_code, or with <c>#error=…</c>; without it the callback answers with the tokens.
/// </summary>
internal static class ExternalEndpoints
{
    private const string Cookie = "muse-external-sign-in";
    private const string Path = "/api/v1/auth/external";

    public static void MapExternal(this IEndpointRouteBuilder endpoints)
    {
        var external = endpoints.MapGroup(Path).WithTags("Auth").AllowAnonymous().Limited(RateClass.SignIn);
        external.MapGet("", List).WithName("ListExternalSignIns").WithSummary("Issuers that users may sign in with").Limited(RateClass.Account).Refuses(422, 429);
        external.MapGet("/{provider}", BeginAsync).WithName("BeginExternalSignIn").WithSummary("Go to an issuer to sign in").Produces(StatusCodes.Status302Found).Refuses(404, 422, 429, 502);
        external.MapGet("/{provider}/callback", EndAsync).WithName("EndExternalSignIn").WithSummary("Come back from an issuer").Produces(StatusCodes.Status302Found).Refuses(401, 403, 404, 409, 422, 429, 502);
    }

    private static Ok<PageOf<ExternalProvider>> List([AsParameters] PageQuery page, AccountOptions options) =>
        TypedResults.Ok<PageOf<ExternalProvider>>(options.Issuers.Select(issuer => new ExternalProvider(issuer.Provider, issuer.Label)).ToList().Page(page));

    private static async Task<Results<RedirectHttpResult, Refusal>> BeginAsync(
        string provider, [FromQuery(Name = "return_to")] string? returnTo, HttpContext context, ExternalDesk desk, CancellationToken cancellationToken)
    {
        if (desk.Find(provider) is not { } issuer)
            return Refusal.Of(Problems.NotFound(Phrase.Of("issuer_unknown", "This sign-in is not set up here.")));
        if (returnTo is not null && !IsOurs(returnTo))
            return Refusal.Of(Problems.InvalidField("return_to", "must be a path of this site"));
        var site = SiteOf(desk, context);
        var attempt = ExternalAttempt.Begin(issuer.Provider, PublicAddress.Of(site, $"{Path}/{issuer.Provider}/callback").AbsoluteUri, returnTo, desk.Clock.GetUtcNow());
        var address = await desk.Client.AuthorizeUrlAsync(issuer, attempt, cancellationToken);
        context.Response.Cookies.Append(Cookie, desk.Seal.Seal(attempt), CookieFor(site, ExternalAttempt.Lifetime));
        return TypedResults.Redirect(address);
    }

    private static async Task<Results<Ok<SignedIn>, RedirectHttpResult, Refusal>> EndAsync(
        string provider, string? code, string? state, HttpContext context, ExternalDesk desk, AccessTokens tokens, CancellationToken cancellationToken)
    {
        var attempt = desk.Seal.Open(context.Request.Cookies[Cookie]);
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = SiteOf(desk, context).AbsolutePath.TrimEnd('/') + Path });
        if (attempt is null || desk.Find(provider) is not { } issuer || attempt.Provider != issuer.Provider || attempt.State != state || attempt.ExpiresAt < desk.Clock.GetUtcNow())
            return Refusal.Of(Problems.Unauthorized(Phrase.Of("sign_in_not_begun", "This sign-in was not begun in this browser, or too long ago. Begin it again.")));
        try
        {
            if (string.IsNullOrEmpty(code))
                return Back(attempt, Problems.Unauthorized("The sign-in was not completed."));
            var (ours, problem) = await desk.SignIn.AdmitAsync(await desk.Client.IdentifyAsync(issuer, attempt, code, cancellationToken), cancellationToken);
            if (problem is not null)
                return Back(attempt, problem);
            if (attempt.ReturnTo is { } page)
                return TypedResults.Redirect($"{page}#code={ours}");
            return await desk.Door.TakeCodeAsync(ours!, AuthEndpoints.VisitorOf(context), cancellationToken) switch
            {
                Admission.Admitted admitted => TypedResults.Ok(AuthEndpoints.View(context, admitted, tokens)),
                Admission.Refused refused => Refusal.Of(refused.Problem),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (FaultException fault)
        {
            AccountsLog.ExternalSignInFailed(desk.Log, fault, issuer.Provider);
            return Back(attempt, fault.Problem);
        }
    }

    private static Results<Ok<SignedIn>, RedirectHttpResult, Refusal> Back(ExternalAttempt attempt, Problem problem) =>
        attempt.ReturnTo is { } page ? TypedResults.Redirect($"{page}#error={Uri.EscapeDataString(problem.Type)}") : Refusal.Of(problem);

    /// <summary>A path, and nothing a browser could read as another site.</summary>
    private static bool IsOurs(string path) =>
        path.Length <= 500 && path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Any(c => c is '\\' or '#' || char.IsControl(c) || char.IsWhiteSpace(c) || c > '~');

    private static CookieOptions CookieFor(Uri site, TimeSpan age) =>
        new() { HttpOnly = true, Secure = site.Scheme == Uri.UriSchemeHttps, SameSite = SameSiteMode.Lax, Path = site.AbsolutePath.TrimEnd('/') + Path, MaxAge = age };

    private static Uri SiteOf(ExternalDesk desk, HttpContext context) => desk.Options.PublicUrl ?? new Uri($"{context.Request.Scheme}://{context.Request.Host}");
}

/// <summary>What a sign-in elsewhere needs, in one hand.</summary>
internal sealed record ExternalDesk(
    AccountOptions Options, OidcClient Client, AttemptSeal Seal, ExternalSignIn SignIn, SignIn Door, ExternalClock Time)
{
    public TimeProvider Clock => Time.Clock;

    public ILogger Log => Time.Log;

    public OidcIssuer? Find(string provider) => Options.Issuers.FirstOrDefault(i => string.Equals(i.Provider, provider, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The clock and the log of sign-ins elsewhere.</summary>
internal sealed record ExternalClock(TimeProvider Clock, ILogger<ExternalSignIn> Log);
