using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PodcastMuse.Http;
using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.Vault;

/// <summary>A key to keep, and the user's own address of the provider where it is not the usual one.</summary>
public sealed record PutKeyRequest([property: Required] Secret ApiKey, [property: StringLength(500)] string? BaseUrl = null);

/// <summary>/api/v1/users/me/api-keys</summary>
public static class VaultEndpoints
{
    public static void MapVault(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/users/me/api-keys").WithTags("Provider keys");
        group.MapGet("", ListAsync).WithName("ListApiKeys").WithSummary("Which provider keys are kept; never the keys").Refuses(401);
        group.MapPut("/{provider}", PutAsync).WithName("PutApiKey").WithSummary("Keep a provider's key; its form is checked without a call")
            .Refuses(401, 404, 412, 422);
        group.MapDelete("/{provider}", DeleteAsync).WithName("DeleteApiKey").WithSummary("Forget a provider's key").Refuses(401, 404);
        group.MapPost("/{provider}/test", TestAsync).WithName("TestApiKey").WithSummary("Ask the provider whether the kept key works").Refuses(401, 404);
    }

    private static async Task<Ok<IReadOnlyList<KeyView>>> ListAsync(CurrentUser user, Vault vault, CancellationToken cancellationToken) =>
        TypedResults.Ok(await vault.ListAsync(user.Id, cancellationToken));

    private static async Task<Results<Ok<KeyView>, Refusal>> PutAsync(
        string provider, PutKeyRequest request, CurrentUser user, Vault vault, HttpContext context, CancellationToken cancellationToken)
    {
        using var key = request.ApiKey;
        if (!KeyFormats.Providers.Contains(provider))
            return NoProvider();
        switch (await vault.PutAsync(user.Id, provider, key, request.BaseUrl, Objection, cancellationToken))
        {
            case KeyOutcome.Kept kept:
                context.Response.SetEtag(Etags.Of(kept.UpdatedAt));
                return TypedResults.Ok(kept.Key);
            case KeyOutcome.Refused refused:
                return Refusal.Of(refused.Problem);
            default:
                throw new InvalidOperationException();
        }

        Problem? Objection(DateTimeOffset? version) => Etags.Mismatch(context.Request, version is { } known ? Etags.Of(known) : null);
    }

    private static async Task<Results<NoContent, Refusal>> DeleteAsync(string provider, CurrentUser user, Vault vault, CancellationToken cancellationToken) =>
        await vault.DeleteAsync(user.Id, provider, cancellationToken) ? TypedResults.NoContent() : NoKey(provider);

    private static async Task<Results<Ok<KeyReport>, Refusal>> TestAsync(string provider, CurrentUser user, KeyTests tests, CancellationToken cancellationToken) =>
        await tests.RunAsync(user.Id, provider, cancellationToken) is { } report ? TypedResults.Ok(report) : NoKey(provider);

    private static Refusal NoKey(string provider) =>
        KeyFormats.Providers.Contains(provider) ? Refusal.Of(Problems.NotFound(Phrase.Of("no_key", $"You have no key of {provider}.", ("provider", provider)))) : NoProvider();

    private static Refusal NoProvider() => Refusal.Of(Problems.NotFound($"Keys can be kept of {string.Join(", ", KeyFormats.Providers)}."));
}
