using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.Calls;

/// <summary>A file as it came: its bytes, what the provider calls it, and the answer's headers.</summary>
internal sealed record Received(byte[] Bytes, string? ContentType, HttpResponseHeaders Headers);

/// <summary>
/// A line to one provider with one key. Tries, waits, limits and the circuit are the client's business; here a call is asked and either
/// gives its result or throws a <see cref="FaultException"/>.
/// </summary>
internal sealed class ProviderLine(HttpClient http, Dialect dialect, Uri root, Secret key)
{
    public Dialect Dialect => dialect;

    public Uri Root => root;

    public Task<JsonElement> GetAsync(string path, CallKind kind, CancellationToken cancellationToken) =>
        JsonAsync(new HttpRequestMessage(HttpMethod.Get, Address(path)), new CallNote { Kind = kind, Expected = Expected.Json }, cancellationToken);

    public Task<JsonElement> PostAsync(string path, JsonObject body, CallKind kind, CancellationToken cancellationToken) =>
        JsonAsync(Post(path, body), new CallNote { Kind = kind, Expected = Expected.Json }, cancellationToken);

    /// <summary>Begins work that must not be begun twice (<see cref="CallNote.IsOnce"/>).</summary>
    public Task<JsonElement> PostOnceAsync(string path, JsonObject body, CancellationToken cancellationToken) =>
        JsonAsync(Post(path, body), new CallNote { Kind = CallKind.Create, Expected = Expected.Json, IsOnce = true }, cancellationToken);

    public Task<JsonElement> PostAsync(Uri address, HttpContent content, CallKind kind, CancellationToken cancellationToken) =>
        JsonAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = content }, new CallNote { Kind = kind, Expected = Expected.Json }, cancellationToken);

    public async Task<Received> PostForFileAsync(string path, JsonObject body, CallKind kind, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(Post(path, body), new CallNote { Kind = kind, Expected = Expected.Media }, cancellationToken);
        return new Received(
            await response.Content.ReadAsByteArrayAsync(cancellationToken), response.Content.Headers.ContentType?.MediaType, response.Headers);
    }

    private async Task<JsonElement> JsonAsync(HttpRequestMessage request, CallNote note, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, note, cancellationToken);
        return note.Json;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CallNote note, CancellationToken cancellationToken)
    {
        using (request)
        {
            dialect.Authorize(request, key);
            note.Pin(request);
            HttpResponseMessage response;
            try
            {
                response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            }
            catch (HttpRequestException failure) when (failure.InnerException is FaultException fault)
            {
                throw fault;
            }
            catch (OperationCanceledException stopped) when (stopped.InnerException is HttpRequestException { InnerException: FaultException { MayHaveHappened: true } lost })
            {
                // The client calls whatever fails after a stop stopped; that this was sent must not be forgotten.
                throw lost;
            }

            if (note.Verdict is not { } verdict)
                return response;
            response.Dispose();
            throw CallFaults.Of(dialect, verdict, note.IsOnce);
        }
    }

    private HttpRequestMessage Post(string path, JsonObject body) =>
        new(HttpMethod.Post, Address(path)) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };

    private Uri Address(string path) => new(root.AbsoluteUri.TrimEnd('/') + "/" + path);
}
