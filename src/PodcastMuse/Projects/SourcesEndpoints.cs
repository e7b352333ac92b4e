using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Projects;

/// <summary><c>/api/v1/projects/{id}/sources</c></summary>
internal static partial class SourcesEndpoints
{
    private const string Multipart = "multipart/form-data";
    private const int MostBoundary = 200;

    private static Problem NotFound => Problems.NotFound(Phrase.Of("no_source", "There is no such project or source of yours."));

    public static void MapSourcesEndpoints(this IEndpointRouteBuilder app)
    {
        var sources = app.MapGroup(ProjectsEndpoints.Root + "/{id:guid}/sources").WithTags("Sources");
        sources.MapGet("/", ListAsync).WithName("ListSources").WithSummary("A project's sources").Refuses(401, 404, 422);
        sources.MapGet("/passages", PassagesAsync).WithName("ReadPassages").WithSummary("The passages that lines of the script rest on, by their ids").Refuses(401, 404, 422);
        sources.MapPost("/", AddAsync).WithName("AddSource").WithSummary("Add a page by its address, or a text").Idempotent().Refuses(401, 404, 409, 422);
        sources.MapPost("/", UploadAsync).WithName("UploadSource").WithSummary("Add a source: one file (PDF, DOCX, EPUB, Markdown, HTML, TXT, SRT or VTT, up to 20 MB), or as JSON a page by its address, or a text")
            .Accepts<IFormFile>(Multipart).WithJsonTwin(typeof(NewSource)).WithOrder(1).Idempotent().Refuses(400, 401, 404, 409, 413, 422);
        sources.MapDelete("/{sourceId:guid}", RemoveAsync).WithName("RemoveSource").WithSummary("Remove a source").Refuses(401, 404, 409);
    }

    private static async Task<Results<Ok<PageOf<SourceView>>, Refusal>> ListAsync(
        CurrentUser user, Guid id, [AsParameters] PageQuery page, ProjectShelf projects, SourceIntake sources, CancellationToken cancellationToken)
    {
        var list = await sources.ListAsync(user.Id, id, page, cancellationToken);
        return list.Total > 0 || await projects.HasAsync(user.Id, id, cancellationToken) ? TypedResults.Ok(list) : Refusal.Of(NotFound);
    }

    private static async Task<Results<Ok<PageOf<PassageView>>, Refusal>> PassagesAsync(
        CurrentUser user, Guid id, [FromQuery(Name = "passage")] string[] passages, [AsParameters] PageQuery page, ProjectShelf projects, PassageShelf shelf,
        CancellationToken cancellationToken)
    {
        if (!await projects.HasAsync(user.Id, id, cancellationToken))
            return Refusal.Of(NotFound);
        return passages.Length is 0 or > PassageShelf.Most || !passages.All(PassageForm().IsMatch)
            ? Refusal.Of(Problems.InvalidField("passage", $"names the passages wanted, 1 to {PassageShelf.Most} of them, each as s1.p12"))
            : TypedResults.Ok((await shelf.ReadAsync(user.Id, id, passages, cancellationToken)).Page(page));
    }

    private static async Task<Results<Created<SourceView>, Refusal>> AddAsync(
        CurrentUser user, Guid id, NewSource source, SourceIntake sources, CancellationToken cancellationToken) =>
        Answer(id, await sources.AddAsync(user.Id, id, source, cancellationToken));

    /// <summary>The file goes from the wire to its reader; nothing is written to disk, and reading ends at the limit.</summary>
    private static async Task<Results<Created<SourceView>, Refusal>> UploadAsync(
        CurrentUser user, Guid id, HttpRequest request, SourceIntake sources, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and < MostBoundary } boundary)
            return Refusal.Of(Problems.MalformedRequest("The form names no boundary between its parts."));
        var form = new MultipartReader(boundary.ToString(), request.Body);
        try
        {
            while (await form.ReadNextSectionAsync(cancellationToken) is { } part)
            {
                if (part.GetContentDispositionHeader() is { } disposition && disposition.IsFileDisposition())
                {
                    var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
                    return Answer(id, await sources.AddFileAsync(user.Id, id, part.Body, name.ToString(), token => RestAsync(form, token), cancellationToken));
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return Refusal.Of(Problems.MalformedRequest(Phrase.Of("form_broken", "The form ends in the middle, or its parts cannot be told apart. Send the file again.")));
        }

        return Refusal.Of(Problems.InvalidField("file", "is missing: send one file as a part of the form"));
    }

    /// <summary>One request adds one source, so that every file has an answer of its own.</summary>
    private static async Task<Problem?> RestAsync(MultipartReader form, CancellationToken cancellationToken)
    {
        while (await form.ReadNextSectionAsync(cancellationToken) is { } part)
        {
            if (part.GetContentDispositionHeader()?.IsFileDisposition() == true)
                return Problems.InvalidField("file", "is given more than once: send one file a request; none was added");
        }

        return null;
    }

    private static async Task<Results<NoContent, Refusal>> RemoveAsync(
        CurrentUser user, Guid id, Guid sourceId, SourceIntake sources, CancellationToken cancellationToken) =>
        await sources.RemoveAsync(user.Id, id, sourceId, cancellationToken) switch
        {
            null => TypedResults.NoContent(),
            SourceOutcome.Refused(var problem) => Refusal.Of(problem),
            _ => Refusal.Of(NotFound),
        };

    private static Results<Created<SourceView>, Refusal> Answer(Guid id, SourceOutcome outcome) => outcome switch
    {
        SourceOutcome.Done(var source) => TypedResults.Created($"{ProjectsEndpoints.Root}/{id:D}/sources/{source.Id:D}", source),
        SourceOutcome.Refused(var problem) => Refusal.Of(problem),
        _ => Refusal.Of(NotFound),
    };

    /// <summary>As sources number their passages.</summary>
    [GeneratedRegex(@"^s\d{1,4}\.p\d{1,6}$")]
    private static partial Regex PassageForm();
}
