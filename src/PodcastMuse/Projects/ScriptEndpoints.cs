using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Projects;

/// <summary><c>/api/v1/projects/{id}/script</c>: its ETag is the number of the version in force.</summary>
internal static class ScriptEndpoints
{
    private static Problem NotFound => Problems.NotFound(Phrase.Of("no_script_line", "There is no such script, version or line of yours."));

    public static void MapScriptEndpoints(this IEndpointRouteBuilder app)
    {
        var script = app.MapGroup(ProjectsEndpoints.Root + "/{id:guid}/script").WithTags("Script");
        script.MapGet("/", GetAsync).WithName("GetScript").WithSummary("The script in force").Refuses(401, 404);
        script.MapPut("/", ReplaceAsync).WithName("ReplaceScript").WithSummary("Put a whole script in its place; makes the next version").Refuses(401, 404, 409, 412, 422);
        script.MapPatch("/segments/{segmentId:guid}", ChangeAsync).WithName("ChangeSegment").WithSummary("Change one line; makes the next version").Refuses(401, 404, 409, 412, 422);
        script.MapGet("/versions", VersionsAsync).WithName("ListScriptVersions").WithSummary("All versions, newest first").Refuses(401, 404, 422);
        script.MapGet("/versions/{version:int}", VersionAsync).WithName("GetScriptVersion").WithSummary("One version").Refuses(401, 404);
        script.MapPost("/versions/{version:int}/restore", RestoreAsync).WithName("RestoreScriptVersion")
            .WithSummary("Make an old version the newest again").Idempotent().Refuses(401, 404, 409, 412);
    }

    private static async Task<Results<Ok<ScriptView>, StatusCodeHttpResult, Refusal>> GetAsync(
        CurrentUser user, Guid id, ScriptDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        if (await desk.ReadAsync(user.Id, id, version: null, cancellationToken) is not { } script)
            return Refusal.Of(NotFound);
        var etag = Etags.Of(script.Version);
        context.Response.SetEtag(etag);
        if (Etags.IsKnown(context.Request, etag))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Ok(ScriptView.Of(script));
    }

    private static async Task<Results<Ok<ScriptView>, Refusal>> ReplaceAsync(
        CurrentUser user, Guid id, NewScript script, ScriptDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Answer(await desk.ReplaceAsync(user.Id, id, script, Objection(context), cancellationToken), context);

    private static async Task<Results<Ok<ScriptView>, Refusal>> ChangeAsync(
        CurrentUser user, Guid id, Guid segmentId, SegmentChange change, ScriptDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Answer(await desk.ChangeAsync(user.Id, id, segmentId, change, Objection(context), cancellationToken), context);

    private static async Task<Results<Ok<PageOf<ScriptVersion>>, Refusal>> VersionsAsync(
        CurrentUser user, Guid id, [AsParameters] PageQuery page, ProjectShelf projects, ScriptDesk desk, CancellationToken cancellationToken)
    {
        var versions = await desk.VersionsAsync(user.Id, id, page, cancellationToken);
        return versions.Total > 0 || await projects.HasAsync(user.Id, id, cancellationToken) ? TypedResults.Ok(versions) : Refusal.Of(NotFound);
    }

    private static async Task<Results<Ok<ScriptView>, Refusal>> VersionAsync(
        CurrentUser user, Guid id, int version, ScriptDesk desk, CancellationToken cancellationToken) =>
        await desk.ReadAsync(user.Id, id, version, cancellationToken) is { } script ? TypedResults.Ok(ScriptView.Of(script)) : Refusal.Of(NotFound);

    private static async Task<Results<Ok<ScriptView>, Refusal>> RestoreAsync(
        CurrentUser user, Guid id, int version, ScriptDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Answer(await desk.RestoreAsync(user.Id, id, version, Objection(context), cancellationToken), context);

    private static Func<int, Problem?> Objection(HttpContext context) => version => Etags.Mismatch(context.Request, Etags.Of(version));

    private static Results<Ok<ScriptView>, Refusal> Answer(ScriptEdit edit, HttpContext context)
    {
        switch (edit)
        {
            case ScriptEdit.Done(var script):
                context.Response.SetEtag(Etags.Of(script.Version));
                return TypedResults.Ok(ScriptView.Of(script));
            case ScriptEdit.Refused(var problem):
                return Refusal.Of(problem);
            default:
                return Refusal.Of(NotFound);
        }
    }
}
