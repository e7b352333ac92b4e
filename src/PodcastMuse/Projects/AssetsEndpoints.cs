using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Projects;

/// <summary>The files of a project: <c>/assets</c>, <c>/download</c>, <c>/transcript.…</c> and <c>/waveform</c> under <c>/api/v1/projects/{id}</c></summary>
internal static class AssetsEndpoints
{
    public static void MapAssetsEndpoints(this IEndpointRouteBuilder app)
    {
        var project = app.MapGroup(ProjectsEndpoints.Root + "/{id:guid}").WithTags("Assets");
        project.MapGet("/assets", ListAsync).WithName("ListAssets").WithSummary("Every file, with an address that is good for an hour").Refuses(401, 404);
        project.MapGet("/download", DownloadAsync).WithName("DownloadPackage").WithSummary("Leads to the whole package, a ZIP").Produces(StatusCodes.Status302Found).Refuses(401, 404);
        project.MapGet("/transcript.{format}", TranscriptAsync).WithName("GetTranscript")
            .WithSummary("Captions (vtt, srt) or the transcript (json, txt, html)").Produces(StatusCodes.Status200OK).Refuses(401, 404);
        project.MapGet("/waveform", WaveformAsync).WithName("GetWaveform")
            .WithSummary("Least and greatest samples of the episode's sound, as audiowaveform writes them (JSON, version 2)").Produces(StatusCodes.Status200OK).Refuses(401, 404);
    }

    private static async Task<Results<Ok<IReadOnlyList<AssetView>>, Refusal>> ListAsync(
        CurrentUser user, Guid id, ProjectShelf projects, AssetAddresses assets, CancellationToken cancellationToken)
    {
        var list = await assets.ListAsync(user.Id, id, cancellationToken);
        return list.Count > 0 || await projects.HasAsync(user.Id, id, cancellationToken) ? TypedResults.Ok(list) : Refusal.Of(ProjectsEndpoints.NotFound);
    }

    private static async Task<Results<RedirectHttpResult, Refusal>> DownloadAsync(
        CurrentUser user, Guid id, AssetAddresses assets, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await assets.PackageAsync(user.Id, id, cancellationToken) is not { } address)
            return Refusal.Of(Problems.NotFound(Phrase.Of("no_package", "There is no package yet. It is there when the production has ended.")));
        response.Headers.CacheControl = "no-store";
        return TypedResults.Redirect(address);
    }

    private static async Task<Results<PhysicalFileHttpResult, Refusal>> TranscriptAsync(
        CurrentUser user, Guid id, string format, AssetAddresses assets, CancellationToken cancellationToken) =>
        FileOf(format switch
        {
            "vtt" or "srt" => await assets.FetchAsync(user.Id, id, $"transcript/captions.{format}", cancellationToken),
            "json" or "txt" or "html" => await assets.FetchAsync(user.Id, id, $"transcript/transcript.{format}", cancellationToken),
            _ => null,
        });

    private static async Task<Results<PhysicalFileHttpResult, Refusal>> WaveformAsync(
        CurrentUser user, Guid id, Waveforms waveforms, CancellationToken cancellationToken) =>
        FileOf(await waveforms.FetchAsync(user.Id, id, cancellationToken));

    private static Results<PhysicalFileHttpResult, Refusal> FileOf(FetchedAsset? file) => file is null
        ? Refusal.Of(Problems.NotFound(Phrase.Of("not_made_yet", "This is not there yet. It is made with the episode's sound.")))
        : TypedResults.PhysicalFile(file.LocalPath, AssetKinds.MediaTypeOf(file.Path), entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""));
}
