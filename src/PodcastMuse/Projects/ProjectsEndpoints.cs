using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using PodcastMuse.Data;
using PodcastMuse.Http;
using PodcastMuse.Kernel;
using PodcastMuse.Storage;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace PodcastMuse.Projects;

/// <summary><c>/api/v1/projects</c></summary>
internal static class ProjectsEndpoints
{
    public const string Root = "/api/v1/projects";

    public static Problem NotFound => Problems.NotFound(Phrase.Of("no_project", "There is no such project of yours."));

    public static void MapProjectEndpoints(this IEndpointRouteBuilder app)
    {
        var projects = app.MapGroup(Root).WithTags("Projects");
        projects.MapGet("/", ListAsync).WithName("ListProjects").WithSummary("Your projects, newest first").Refuses(401, 422);
        projects.MapPost("/", BeginAsync).WithName("BeginProject").WithSummary("Begin a project").Idempotent().Refuses(401, 409, 422);
        projects.MapGet("/{id:guid}", GetAsync).WithName("GetProject").WithSummary("A project").Refuses(401, 404);
        projects.MapPatch("/{id:guid}", ChangeAsync).WithName("ChangeProject").WithSummary("Change the fields that are sent; null clears").Refuses(401, 404, 409, 412, 422);
        projects.MapDelete("/{id:guid}", DeleteAsync).WithName("DeleteProject")
            .WithSummary("Delete a project and its files; refused while an episode of it is being produced").Refuses(401, 404, 409, 412);
    }

    private static async Task<CopyResult<PageOf<ProjectSummary>>> ListAsync(
        CurrentUser user, [AsParameters] ProjectQuery query, [AsParameters] PageQuery page, ProjectList projects, FreshCopies copies, IOptions<JsonOptions> json,
        CancellationToken cancellationToken)
    {
        var key = (user.Id, query, page);
        if (copies.Find(key) is { } copy)
            return new(copy.Body);
        var since = copies.Now;
        var found = await projects.ReadAsync(user.Id, query, page, cancellationToken);
        var body = JsonSerializer.SerializeToUtf8Bytes(found, json.Value.SerializerOptions);
        // Which projects are chosen can change by a change of any of them; which are the newest, only with the account's number of them.
        if (query is { Status: null, Q: null, Sort: null })
            copies.Keep(key, since, [user.Id, .. found.Items.Select(p => p.Id)], new Copy(body));
        return new(body);
    }

    private static async Task<Results<Created<ProjectView>, Refusal>> BeginAsync(
        CurrentUser user, NewProject project, ProjectShelf projects, IFileStorage storage, HttpResponse response, CancellationToken cancellationToken)
    {
        switch (await projects.BeginAsync(user.Id, project, cancellationToken))
        {
            case ProjectOutcome.Done(var row):
                response.SetEtag(EtagOf(row));
                return TypedResults.Created($"{Root}/{row.Id:D}", ProjectView.Of(row, storage));
            case ProjectOutcome.Refused(var problem):
                return Refusal.Of(problem);
            default:
                return Refusal.Of(NotFound);
        }
    }

    private static async Task<Results<CopyResult<ProjectView>, StatusCodeHttpResult, Refusal>> GetAsync(
        CurrentUser user, Guid id, ProjectShelf projects, IFileStorage storage, FreshCopies copies, IOptions<JsonOptions> json, HttpContext context)
    {
        var key = (user.Id, id);
        if (copies.Find(key) is not { } copy)
        {
            var since = copies.Now;
            if (await projects.FindAsync(user.Id, id, context.RequestAborted) is not { } row)
                return Refusal.Of(NotFound);
            var body = JsonSerializer.SerializeToUtf8Bytes(ProjectView.Of(row, storage), json.Value.SerializerOptions);
            // A client's copy with addresses of files may have outlived them.
            copy = copies.Keep(key, since, [user.Id, id], new Copy(body, EtagOf(row), Lasts: !row.HasFiles));
        }

        context.Response.SetEtag(copy.Etag!);
        if (copy.Lasts && Etags.IsKnown(context.Request, copy.Etag!))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return new CopyResult<ProjectView>(copy.Body);
    }

    private static async Task<Results<Ok<ProjectView>, Refusal>> ChangeAsync(
        CurrentUser user, Guid id, ProjectChange change, ProjectShelf projects, IFileStorage storage, HttpContext context, CancellationToken cancellationToken)
    {
        switch (await projects.ChangeAsync(user.Id, id, change, row => Etags.Mismatch(context.Request, EtagOf(row)), cancellationToken))
        {
            case ProjectOutcome.Done(var row):
                context.Response.SetEtag(EtagOf(row));
                return TypedResults.Ok(ProjectView.Of(row, storage));
            case ProjectOutcome.Refused(var problem):
                return Refusal.Of(problem);
            default:
                return Refusal.Of(NotFound);
        }
    }

    private static async Task<Results<NoContent, Refusal>> DeleteAsync(
        CurrentUser user, Guid id, ProjectShelf projects, HttpRequest request, CancellationToken cancellationToken) =>
        await projects.DeleteAsync(user.Id, id, row => Etags.Mismatch(request, EtagOf(row)), cancellationToken) switch
        {
            ProjectOutcome.Done => TypedResults.NoContent(),
            ProjectOutcome.Refused(var problem) => Refusal.Of(problem),
            _ => Refusal.Of(NotFound),
        };

    private static string EtagOf(ProjectRow row) => Etags.Of(row.Content());
}
