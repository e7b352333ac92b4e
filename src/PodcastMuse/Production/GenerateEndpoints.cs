using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PodcastMuse.Http;
using PodcastMuse.Kernel;
using PodcastMuse.Production.Orders;

namespace PodcastMuse.Production;

/// <summary>Accepted work: the brief's answer of 5.2.1, and the production's id.</summary>
public sealed record AcceptedProduction(Guid ProjectId, Guid ProductionId, int EstimatedCredits, string EstimatedTime, string Status);

/// <summary><c>/api/v1/generate</c>: ordering episodes, and steering what runs.</summary>
public static class GenerateEndpoints
{
    private const string Base = "/api/v1/generate";

    private static readonly (string Path, string Step, string Summary)[] Singles =
    [
        ("/script", ProductionPlan.ScriptGeneration, "Have the script written (anew), and nothing else"),
        ("/tts", ProductionPlan.TtsGeneration, "Have the script spoken; the master, and film and package where they are, follow free of charge"),
        ("/image", ProductionPlan.ImageGeneration, "Have a (new) cover made; film and package follow free of charge where they are"),
        ("/video", ProductionPlan.VideoGeneration, "Have the cover animated; the film is put together free of charge"),
        ("/seo", ProductionPlan.SeoSuggestions, "Have title, description and tags written; free of credits"),
        ("/package", ProductionPlan.Packaging, "Have the package made anew from what is there, as after an edit of the texts; free of credits"),
    ];

    public static IEndpointRouteBuilder MapGenerate(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Base).WithTags("Generation");
        group.MapPost("/podcast", OrderAsync).WithName("OrderPodcast").WithSummary("Order an episode: script, voices, master, cover, video, texts and package")
            .Idempotent().Refuses(401, 402, 404, 409, 422);
        foreach (var (path, step, words) in Singles)
        {
            group.MapPost(path, (StepRequest request, CurrentUser user, SingleSteps steps, CancellationToken token) => StepAsync(step, request, user, steps, token))
                .WithName($"Order{path[1..]}").WithSummary(words).Idempotent().Refuses(401, 402, 404, 409, 422);
        }

        group.MapGet("/{projectId:guid}/status", StandingAsync).WithName("GetProductionStatus").WithSummary("How the project's newest production stands")
            .Refuses(401, 404);
        group.MapPost("/{projectId:guid}/cancel", CancelAsync).WithName("CancelProduction").WithSummary("Stop the production; what was not delivered is refunded")
            .Refuses(401, 404, 409);
        group.MapPost("/{projectId:guid}/resume", ResumeAsync).WithName("ResumeProduction").WithSummary("Go on with a failed or cancelled production; only what was refunded is charged again")
            .Idempotent().Refuses(401, 402, 404, 409);
        group.MapPost("/{projectId:guid}/approve-script", ApproveAsync).WithName("ApproveScript").WithSummary("Let a production that waits for it speak the script")
            .Refuses(401, 404, 409);
        routes.MapLine();
        return routes;
    }

    private static async Task<Results<Accepted<AcceptedProduction>, Refusal>> OrderAsync(
        PodcastRequest request, CurrentUser user, Intake intake, CancellationToken cancellationToken) =>
        await intake.TakeAsync(user.Id, request, cancellationToken) switch
        {
            Taken.Started started => Accepted(started),
            Taken.Refused(var problem) => Refusal.Of(problem),
            _ => throw new InvalidOperationException("Unknown outcome."),
        };

    private static async Task<Results<Accepted<AcceptedProduction>, Refusal>> StepAsync(
        string step, StepRequest request, CurrentUser user, SingleSteps steps, CancellationToken cancellationToken) =>
        await steps.TakeAsync(user.Id, step, request, cancellationToken) switch
        {
            Taken.Started started => Accepted(started),
            Taken.Refused(var problem) => Refusal.Of(problem),
            _ => throw new InvalidOperationException("Unknown outcome."),
        };

    private static async Task<Results<Ok<Standing>, Refusal>> StandingAsync(
        Guid projectId, CurrentUser user, Standings standings, CancellationToken cancellationToken) =>
        await standings.OfAsync(user.Id, projectId, cancellationToken) is { } standing ? TypedResults.Ok(standing) : NoProduction();

    private static async Task<Results<Ok<Standing>, Refusal>> CancelAsync(
        Guid projectId, CurrentUser user, Standings standings, ProductionControl control, CancellationToken cancellationToken)
    {
        if (await standings.OfAsync(user.Id, projectId, cancellationToken) is not { } standing)
            return NoProduction();
        return await control.CancelAsync(standing.ProductionId, cancellationToken)
            ? TypedResults.Ok((await standings.OfAsync(user.Id, projectId, cancellationToken))!)
            : Refusal.Of(Problems.Conflict(Phrase.Of("nothing_to_cancel", "There is nothing to cancel: the production has ended already.")));
    }

    private static async Task<Results<Accepted<AcceptedProduction>, Refusal>> ResumeAsync(
        Guid projectId, CurrentUser user, Standings standings, ProductionControl control, CancellationToken cancellationToken)
    {
        if (await standings.OfAsync(user.Id, projectId, cancellationToken) is not { } standing)
            return NoProduction();
        var (outcome, credits) = await control.ResumeAsync(standing.ProductionId, cancellationToken);
        return Orders.Refusals.Of(outcome, credits) is { } refused
            ? Refusal.Of(refused)
            : Accepted(new Taken.Started(projectId, standing.ProductionId, credits, null));
    }

    private static async Task<Results<Ok<Standing>, Refusal>> ApproveAsync(
        Guid projectId, CurrentUser user, Standings standings, ProductionControl control, CancellationToken cancellationToken)
    {
        if (await standings.OfAsync(user.Id, projectId, cancellationToken) is not { } standing)
            return NoProduction();
        return standing.AwaitsApproval && await control.ApproveAsync(standing.ProductionId, cancellationToken)
            ? TypedResults.Ok((await standings.OfAsync(user.Id, projectId, cancellationToken))!)
            : Refusal.Of(Problems.Conflict(Phrase.Of("nothing_to_approve", "There is no script waiting to be approved.")));
    }

    internal static Accepted<AcceptedProduction> Accepted(Taken.Started started) => TypedResults.Accepted(
        $"{Base}/{started.ProjectId}/status",
        new AcceptedProduction(started.ProjectId, started.ProductionId, started.Credits, Estimates.TimeOf(started.Minutes), ProductionStatus.Queued));

    private static Refusal NoProduction() => Refusal.Of(Problems.NotFound(Phrase.Of("no_production", "There is no such project, or nothing was produced for it yet.")));
}
