using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Kie;

/// <summary>The addresses below <c>/kie</c>: the API and, at the same host here, the uploads.</summary>
internal sealed class KieEndpoints(Reception reception, KieDialect dialect, KieCreation creation, KieUploads uploads, KieLookups lookups)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/kie/api");
        Post(api, "/v1/jobs/createTask", KieCreation.NameOf, creation.CreateAsync);
        Post(api, "/v1/flux/kontext/generate", _ => "create.image", creation.CreateFluxAsync);
        Post(api, "/v1/generate", _ => "create.music", (call, stop) => creation.CreateSunoAsync(call, false, stop));
        Post(api, "/v1/generate/sounds", _ => "create.sound", (call, stop) => creation.CreateSunoAsync(call, true, stop));
        Get(api, "/v1/jobs/recordInfo", "poll", call => lookups.Poll(call, KieStyle.Market));
        Get(api, "/v1/flux/kontext/record-info", "poll", call => lookups.Poll(call, KieStyle.Flux));
        Get(api, "/v1/generate/record-info", "poll", call => lookups.Poll(call, KieStyle.Suno));
        Get(api, "/v1/chat/credit", "credit", call => KieDialect.Ok(JsonValue.Create(call.Account.Balance)));
        Post(api, "/v1/common/download-url", _ => "download-url", (call, _) => Task.FromResult(lookups.DownloadLink(call)));
        Get(api, "/v1/models", "models", KieLookups.Models);
        Post(api, "/file-base64-upload", _ => "upload", uploads.FromBase64Async);
        Post(api, "/file-stream-upload", _ => "upload", uploads.FromFormAsync);
        Post(api, "/file-url-upload", _ => "upload", uploads.FromLinkAsync);
        routes.Map("/kie/{**path}", reception.Serve(dialect, "unknown", _ => KieDialect.Envelope(404, "Not Found")));
    }

    private void Post(RouteGroupBuilder group, string path, Func<JsonObject?, string> name, Func<Incoming, CancellationToken, Task<Reply>> answer) =>
        group.MapPost(path, Serve(name, answer));

    private void Get(RouteGroupBuilder group, string path, string name, Func<Incoming, Reply> answer) =>
        group.MapGet(path, Serve(_ => name, (call, _) => Task.FromResult(answer(call))));

    /// <summary>What stands in front of KIE turns away callers who do not say what they are.</summary>
    private RequestDelegate Serve(Func<JsonObject?, string> name, Func<Incoming, CancellationToken, Task<Reply>> answer) =>
        reception.Serve(dialect, (_, body) => name(body), (call, stop) => call.Request.Headers.UserAgent.Count == 0
            ? Task.FromResult(dialect.Refuse(new Refusal.Status(403, null, null), call.Account))
            : answer(call, stop));
}
