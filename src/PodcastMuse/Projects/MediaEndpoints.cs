using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using PodcastMuse.Http;
using PodcastMuse.Kernel;
using PodcastMuse.Storage;

namespace PodcastMuse.Projects;

/// <summary><c>/media/…</c>: files in the data folder, for whoever has a signed address. A bucket answers for itself.</summary>
internal static class MediaEndpoints
{
    public static void MapMediaEndpoints(this IEndpointRouteBuilder app) => app
        .MapMethods(MediaAddresses.Root + "{**key}", [HttpMethods.Get, HttpMethods.Head], GetAsync)
        .WithTags("Media").WithName("GetMedia").WithSummary("A file, by a signed address; byte ranges are answered")
        .AllowAnonymous().Limited(RateClass.None).Refuses(403, 404)
        .Produces(StatusCodes.Status200OK).Produces(StatusCodes.Status206PartialContent).Produces(StatusCodes.Status304NotModified).Produces(StatusCodes.Status416RangeNotSatisfiable);

    private static async Task<Results<PhysicalFileHttpResult, Refusal>> GetAsync(
        string key, long? exp, string? name, string? sig, MediaAddresses addresses, IFileStorage storage, AssetShelf assets,
        HttpResponse response, CancellationToken cancellationToken)
    {
        if (exp is not { } end || sig is null || !addresses.IsGood(key, end, name, sig))
            return Refusal.Of(Problems.Forbidden(Phrase.Of("address_expired", "This address is not valid, or not any more. Ask for a new one.")));
        if (await storage.FetchAsync(key, cancellationToken) is not { } path)
            return Refusal.Of(Problems.NotFound(Phrase.Of("file_gone", "This file is not there any more.")));
        var file = new FileInfo(path);
        response.Headers.CacheControl = "private, max-age=3600";
        // Pages that are shown from here hold words of others: they may not act for the user.
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'";
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.PhysicalFile(
            path, AssetKinds.MediaTypeOf(key), name, file.LastWriteTimeUtc, new EntityTagHeaderValue(await EtagAsync(key, file, assets, cancellationToken)), enableRangeProcessing: true);
    }

    /// <summary>The hash of the content where it is known of just this file, else what tells two writings of a file apart.</summary>
    private static async Task<string> EtagAsync(string key, FileInfo file, AssetShelf assets, CancellationToken cancellationToken) =>
        StorageLayout.ProjectOf(key) is { } place && await assets.HashAsync(place.ProjectId, place.Path, cancellationToken) is { } known && known.Size == file.Length
            ? $"\"{known.Sha256}\""
            : $"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\"";
}
