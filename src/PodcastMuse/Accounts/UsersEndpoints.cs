using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using PodcastMuse.Data;
using PodcastMuse.Http;
using PodcastMuse.Kernel;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace PodcastMuse.Accounts;

/// <summary><c>/api/v1/users/me</c>: the account and its sessions.</summary>
internal static class UsersEndpoints
{
    private static readonly Problem NoSession = Problems.NotFound(Phrase.Of("no_session", "There is no such session."));
    private static readonly Problem Gone = Problems.NotFound(Phrase.Of("account_gone", "This account is gone."));

    public static void MapUsers(this IEndpointRouteBuilder endpoints)
    {
        var me = endpoints.MapGroup("/api/v1/users/me").WithTags("Users");
        me.MapGet("", GetAsync).WithName("GetMe").WithSummary("The account that is signed in").Refuses(401, 404, 429);
        me.MapPatch("", ChangeAsync).WithName("ChangeMe").WithSummary("Change names, language and whether mails are sent").Refuses(400, 401, 404, 412, 422, 429);
        me.MapGet("/sessions", ListSessionsAsync).WithName("ListSessions").WithSummary("Devices that are signed in, the last seen first").Refuses(401, 422, 429);
        me.MapGet("/sessions/{id:guid}", GetSessionAsync).WithName("GetSession").WithSummary("One device that is signed in").Refuses(401, 404, 429);
        me.MapDelete("/sessions/{id:guid}", CloseSessionAsync).WithName("CloseSession").WithSummary("Sign a device out").Refuses(401, 404, 429);
        me.MapDelete("/sessions", CloseOthersAsync).WithName("CloseOtherSessions").WithSummary("Sign out everywhere but here").Refuses(401, 429);
    }

    internal static Guid? SessionOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(AccessTokens.SessionClaim), out var id) ? id : null;

    private static async Task<Results<CopyResult<AccountView>, StatusCodeHttpResult, Refusal>> GetAsync(
        CurrentUser user, Profile profile, AccessTokens tokens, FreshCopies copies, IOptions<JsonOptions> json, HttpContext context)
    {
        var key = (nameof(UsersEndpoints), user.Id);
        if (copies.Find(key) is not { } copy)
        {
            var since = copies.Now;
            if (await profile.FindAsync(user.Id, context.RequestAborted) is not { } found)
                return Refusal.Of(Gone);
            var body = BodyOf(AccountView.Of(found, tokens.IsAdmin(found)), json.Value);
            copy = copies.Keep(key, since, [user.Id], new Copy(body, Etags.Of(body)));
        }

        context.Response.SetEtag(copy.Etag!);
        return Etags.IsKnown(context.Request, copy.Etag!) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : new CopyResult<AccountView>(copy.Body);
    }

    private static async Task<Results<CopyResult<AccountView>, Refusal>> ChangeAsync(
        ProfileChange change, CurrentUser user, Profile profile, AccessTokens tokens, IOptions<JsonOptions> json, HttpContext context)
    {
        var (changed, problem) = await profile.ChangeAsync(user.Id, change, row => Etags.Mismatch(context.Request, Etags.Of(Body(row))), context.RequestAborted);
        if (changed is null)
            return Refusal.Of(problem!);
        var body = Body(changed);
        context.Response.SetEtag(Etags.Of(body));
        return new CopyResult<AccountView>(body);

        byte[] Body(User row) => BodyOf(AccountView.Of(row, tokens.IsAdmin(row)), json.Value);
    }

    private static byte[] BodyOf(AccountView view, JsonOptions json) => JsonSerializer.SerializeToUtf8Bytes(view, json.SerializerOptions);

    private static async Task<Ok<PageOf<SessionView>>> ListSessionsAsync(
        CurrentUser user, [AsParameters] PageQuery page, HttpContext context, Profile profile, CancellationToken cancellationToken) =>
        TypedResults.Ok(await profile.ListSessionsAsync(user.Id, SessionOf(context.User), page, cancellationToken));

    private static async Task<Results<Ok<SessionView>, Refusal>> GetSessionAsync(
        Guid id, CurrentUser user, HttpContext context, Profile profile, CancellationToken cancellationToken) =>
        await profile.FindSessionAsync(user.Id, id, SessionOf(context.User), cancellationToken) is { } session ? TypedResults.Ok(session) : Refusal.Of(NoSession);

    private static async Task<Results<NoContent, Refusal>> CloseSessionAsync(Guid id, CurrentUser user, Sessions sessions, CancellationToken cancellationToken) =>
        await sessions.CloseAsync(user.Id, id, cancellationToken) ? TypedResults.NoContent() : Refusal.Of(NoSession);

    private static async Task<NoContent> CloseOthersAsync(CurrentUser user, HttpContext context, Sessions sessions, CancellationToken cancellationToken)
    {
        await sessions.CloseOthersAsync(user.Id, SessionOf(context.User), cancellationToken);
        return TypedResults.NoContent();
    }
}
