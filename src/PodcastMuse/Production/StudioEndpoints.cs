using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PodcastMuse.Http;
using PodcastMuse.Kernel;
using PodcastMuse.Production.Journal;
using PodcastMuse.Production.Orders;

namespace PodcastMuse.Production;

/// <summary>Beside the orders: what can be chosen, how voices sound, what an order would cost, and providers' callbacks.</summary>
public static class StudioEndpoints
{
    public static IEndpointRouteBuilder MapStudio(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/generate").WithTags("Generation");
        group.MapGet("/options", async (CurrentUser user, Options options, CancellationToken token) => TypedResults.Ok(await options.OfAsync(user.Id, token))).WithName("GetOptions")
            .WithSummary("Templates, tones, languages, voices, styles, motions and music to choose from").Refuses(401);
        group.MapPost("/estimate", EstimateAsync).WithName("EstimatePodcast").WithSummary("What an order would cost; nothing is begun or charged")
            .Refuses(401, 404, 422);
        group.MapGet("/voices/{provider}/{voice}/preview", PreviewAsync).WithName("HearVoice").WithSummary("A short spoken sample")
            .AllowAnonymous().Produces(StatusCodes.Status200OK, contentType: "audio/wav").Refuses(404);
        routes.MapPost(Callbacks.Route + "{callId:guid}", CallBackAsync).WithTags("Generation").WithName("ProviderCallback")
            .WithSummary("For the provider: a task it was given has ended").AllowAnonymous().Limited(RateClass.None).Refuses(403);
        return routes;
    }

    private static async Task<Results<Ok<Estimate>, Refusal>> EstimateAsync(
        PodcastRequest request, CurrentUser user, Estimator estimator, CancellationToken cancellationToken)
    {
        var (estimate, problem) = await estimator.EstimateAsync(user.Id, request, cancellationToken);
        return estimate is null ? Refusal.Of(problem!) : TypedResults.Ok(estimate);
    }

    private static async Task<Results<PhysicalFileHttpResult, Refusal>> PreviewAsync(
        string provider, string voice, VoicePreviews previews, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await previews.FindAsync(provider, voice, cancellationToken) is not { } path)
            return Refusal.Of(Problems.NotFound("There is no sample of such a voice."));
        response.Headers.CacheControl = "public, max-age=86400";
        return TypedResults.PhysicalFile(path, "audio/wav", enableRangeProcessing: true);
    }

    private static async Task<Results<NoContent, Refusal>> CallBackAsync(
        Guid callId, string? sig, JsonElement body, Callbacks callbacks, CancellationToken cancellationToken) =>
        await callbacks.ReceiveAsync(callId, sig, TaskIdIn(body), cancellationToken)
            ? TypedResults.NoContent()
            : Refusal.Of(Problems.Forbidden("This address was not signed here."));

    private static string? TaskIdIn(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            && data.TryGetProperty("taskId", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
}
