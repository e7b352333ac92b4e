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
        me.MapPatch("", ChangeAsync).WithName("ChangeMe").WithSummary("Change names, language and whether mails are sent").Refuses(400, 401, 404, 422, 429);
        me.MapGet("/sessions", ListSessionsAsync).WithName("ListSessions").WithSummary("Devices that are signed in, the last seen first").Refuses(401, 422, 429);
        me.MapGet("/sessions/{id:guid}", GetSessionAsync).WithName("GetSession").WithSummary("One device that is signed in").Refuses(401, 404, 429);
        me.MapDelete("/sessions/{id:guid}", CloseSessionAsync).WithName("CloseSession").WithSummary("Sign a device out").Refuses(401, 404, 429);
        me.MapDelete("/sessions", CloseOthersAsync).WithName("CloseOtherSessions").WithSummary("Sign out everywhere but here").Refuses(401, 429);
    }

    internal static Guid? SessionOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(AccessTokens.SessionClaim), out var id) ? id : null;

    private static async Task<Results<CopyResult<AccountView>, Refusal>> GetAsync(
        CurrentUser user, Profile profile, AccessTokens tokens, FreshCopies copies, IOptions<JsonOptions> json, CancellationToken cancellationToken)
    {
        var key = (nameof(UsersEndpoints), user.Id);
        if (copies.Find(key) is { } copy)
            return new CopyResult<AccountView>(copy.Body);
        var since = copies.Now;
        if (await profile.FindAsync(user.Id, cancellationToken) is not { } found)
            return Refusal.Of(Gone);
        var body = JsonSerializer.SerializeToUtf8Bytes(AccountView.Of(found, tokens.IsAdmin(found)), json.Value.SerializerOptions);
        return new CopyResult<AccountView>(copies.Keep(key, since, [user.Id], new Copy(body)).Body);
    }

    private static async Task<Results<Ok<AccountView>, Refusal>> ChangeAsync(
        ProfileChange change, CurrentUser user, Profile profile, AccessTokens tokens, CancellationToken cancellationToken) =>
        await profile.ChangeAsync(user.Id, change, cancellationToken) is { } changed
            ? TypedResults.Ok(AccountView.Of(changed, tokens.IsAdmin(changed)))
            : Refusal.Of(Gone);

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
