using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>Tokens outlive their account by minutes, or what gave a right to it; nobody comes in with such a one. Stands after authentication.</summary>
public static class AccountGateFeature
{
    private static readonly Problem Gone = Problems.Unauthorized(Phrase.Of("account_gone", "This account is gone."));

    private static readonly Problem Over = Problems.Unauthorized(Phrase.Of("session_over", "Your session is over. Sign in again."));

    public static IApplicationBuilder UseAccountGate(this IApplicationBuilder app)
    {
        var erased = app.ApplicationServices.GetRequiredService<ErasedAccounts>();
        var sessions = app.ApplicationServices.GetRequiredService<OpenSessions>();
        return app.Use(next => context => CurrentUser.Of(context.User) is { } user ? PassAsync(context, next, user.Id, erased, sessions) : next(context));
    }

    private static async Task PassAsync(HttpContext context, RequestDelegate next, Guid userId, ErasedAccounts erased, OpenSessions sessions)
    {
        if (await erased.HasAsync(userId, context.RequestAborted))
        {
            await Refusal.WriteAsync(context, Gone);
            return;
        }

        if (context.User.HasClaim(c => c.Type == AccessTokens.UnprovenClaim) && UsersEndpoints.SessionOf(context.User) is { } session
            && !await sessions.HasAsync(userId, session, context.RequestAborted))
        {
            await Refusal.WriteAsync(context, Over);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception unwritten) when (unwritten is DbUpdateException or DbException && !context.Response.HasStarted)
        {
            // The account may have gone while this request was under way; then nobody is there to write for.
            if (!await erased.IsGoneAsync(userId, context.RequestAborted))
                throw;
            context.Response.Clear();
            await Refusal.WriteAsync(context, Gone);
        }
    }
}
