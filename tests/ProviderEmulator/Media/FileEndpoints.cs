using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Media;

/// <summary>Serves the shelf below <c>/files</c>. A request that carries a key is refused: the key would have leaked.</summary>
internal sealed class FileEndpoints(Reception reception, FileShelf shelf)
{
    private RequestDelegate Kie => reception.Serve(new FileDialect("kie", shelf), "download", ServeAsync);
    private RequestDelegate OpenAi => reception.Serve(new FileDialect("openai", shelf), "download", ServeAsync);

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/files/{provider}/{**path}", http => (http.Request.RouteValues["provider"] is "openai" ? OpenAi : Kie)(http));

    private async Task<Reply> ServeAsync(Incoming call, CancellationToken cancellationToken)
    {
        string[] carriers = ["Authorization", "xi-api-key", "x-goog-api-key"];
        if (carriers.Any(call.Request.Headers.ContainsKey))
            return FileDialect.Page(403, "KeySentToPublicHost");
        return shelf.Find($"{call.Route("provider")}/{call.Route("path")}") is { } file ? Reply.Bytes(await file.MakeAsync().WaitAsync(cancellationToken), file.ContentType) : FileDialect.Page(404, "NoSuchKey");
    }
}
