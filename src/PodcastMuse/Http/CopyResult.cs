using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace PodcastMuse.Http;

/// <summary>200 with JSON that is written already; in the description a <typeparamref name="T"/>.</summary>
public sealed class CopyResult<T>(byte[] body) : IResult, IEndpointMetadataProvider
{
    private const string Json = "application/json; charset=utf-8";

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = Json;
        httpContext.Response.ContentLength = body.Length;
        return httpContext.Response.BodyWriter.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
