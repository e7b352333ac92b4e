using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PodcastMuse.Http;

/// <summary>That the audit notes what happened here, but not who and from where: the person is being forgotten.</summary>
public sealed record DiscreetMark
{
    public static readonly DiscreetMark Instance = new();
}

/// <summary>That the audit notes whoever reads here, as it does whoever changes something.</summary>
public sealed record AuditedMark
{
    public static readonly AuditedMark Instance = new();
}

/// <summary>What endpoints tell the audit beyond what a request says by itself.</summary>
public static class AuditNotes
{
    private const string Actor = "audit-actor";

    public static TBuilder Discreet<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(DiscreetMark.Instance);

    public static TBuilder Audited<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(AuditedMark.Instance);

    /// <summary>Whose request it turned out to be, where it came without a token: a sign-in, a callback.</summary>
    public static void ActsAs(this HttpContext context, Guid userId) => context.Items[Actor] = userId;

    internal static Guid? ActorOf(HttpContext context) => context.Items[Actor] as Guid? ?? CurrentUser.Of(context.User)?.Id;
}
