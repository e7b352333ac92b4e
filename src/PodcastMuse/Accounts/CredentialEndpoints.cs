using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PodcastMuse.Http;

namespace PodcastMuse.Accounts;

/// <summary>Links of mails, passwords, and tickets.</summary>
internal static class CredentialEndpoints
{
    public static void MapCredentials(this IEndpointRouteBuilder endpoints)
    {
        var auth = endpoints.MapGroup("/api/v1/auth").WithTags("Auth");
        auth.MapPost("/verify-email", VerifyAsync).WithName("VerifyEmail").WithSummary("Show that an address is yours, by the token of the mail")
            .AllowAnonymous().Limited(RateClass.SignIn).Refuses(400, 422, 429);
        auth.MapPost("/resend-verification", ResendAsync).WithName("ResendVerification").WithSummary("Send that mail again")
            .Limited(RateClass.SignIn).Refuses(401, 429);
        auth.MapPost("/forgot-password", ForgotAsync).WithName("ForgotPassword").WithSummary("Send a link for a new password, if there is such an account")
            .AllowAnonymous().Limited(RateClass.SignIn).Refuses(400, 422, 429);
        auth.MapPost("/reset-password", ResetAsync).WithName("ResetPassword").WithSummary("Choose a new password, by the token of the mail; all sessions end")
            .AllowAnonymous().Limited(RateClass.SignIn).Refuses(400, 422, 429, 503);
        auth.MapPost("/ws-ticket", TicketAsync).WithName("WsTicket").WithSummary("A ticket that opens one WebSocket within 30 seconds").Refuses(401, 429);
        endpoints.MapPut("/api/v1/users/me/password", ChangeAsync).WithTags("Users").WithName("ChangePassword")
            .WithSummary("Choose a new password; all sessions end, and this device gets a new one").Limited(RateClass.SignIn).Refuses(400, 401, 403, 404, 409, 422, 429, 503);
    }

    private static async Task<Results<NoContent, Refusal>> VerifyAsync(VerifyEmailRequest request, Recovery recovery, CancellationToken cancellationToken) =>
        Answer(await recovery.VerifyAsync(request.Token, cancellationToken));

    private static async Task<Accepted> ResendAsync(CurrentUser user, Recovery recovery, CancellationToken cancellationToken)
    {
        await recovery.SendVerificationAsync(user.Id, cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Accepted> ForgotAsync(ForgotPasswordRequest request, Recovery recovery, CancellationToken cancellationToken)
    {
        await recovery.SendResetAsync(request.Email, cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<NoContent, Refusal>> ResetAsync(ResetPasswordRequest request, Recovery recovery, CancellationToken cancellationToken) =>
        Answer(await recovery.ResetAsync(request.Token, request.Password, cancellationToken));

    private static async Task<Ok<WsTicket>> TicketAsync(CurrentUser user, WsTickets tickets, CancellationToken cancellationToken) =>
        TypedResults.Ok(await tickets.IssueAsync(user.Id, user.Email, cancellationToken));

    private static async Task<Results<Ok<TokenPair>, Refusal>> ChangeAsync(
        ChangePasswordRequest request, CurrentUser user, HttpContext context, PasswordChange change, AccessTokens tokens, CancellationToken cancellationToken) =>
        await change.ChangeAsync(user.Id, UsersEndpoints.SessionOf(context.User), request, AuthEndpoints.VisitorOf(context), cancellationToken) switch
        {
            CredentialChange.Renewed renewed => TypedResults.Ok(AuthEndpoints.Pair(context, renewed.Admitted, tokens)),
            CredentialChange.Refused refused => Refusal.Of(refused.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Results<NoContent, Refusal> Answer(CredentialChange change) =>
        change is CredentialChange.Refused refused ? Refusal.Of(refused.Problem) : TypedResults.NoContent();
}
