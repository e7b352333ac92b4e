using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Http;

/// <summary>Whoever sent the request, as their access token says. A parameter of this type stands only on endpoints that require a token.</summary>
public sealed record CurrentUser(Guid Id, string Email, string Tier)
{
    public static ValueTask<CurrentUser> BindAsync(HttpContext context, ParameterInfo _) =>
        ValueTask.FromResult(Of(context.User) ?? throw FaultException.Permanent(Problems.Unauthorized("Sign in first.")));

    /// <summary>Null for nobody.</summary>
    public static CurrentUser? Of(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue("sub"), out var id)
            ? new CurrentUser(id, principal.FindFirstValue("email") ?? "", principal.FindFirstValue("tier") ?? "free")
            : null;
}
