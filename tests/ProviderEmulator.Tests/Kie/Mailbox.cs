using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ProviderEmulator.Tests.Kie;

/// <summary>A server that keeps the callbacks it gets, headers included.</summary>
internal sealed class Mailbox : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(JsonNode Body, IHeaderDictionary Headers)> _letters = new();
    private readonly SemaphoreSlim _arrived = new(0);

    private Mailbox(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    public IReadOnlyList<(JsonNode Body, IHeaderDictionary Headers)> Letters => [.. _letters];

    public static async Task<Mailbox> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var mailbox = new Mailbox(builder.Build());
        mailbox._app.MapPost("/hook", (RequestDelegate)mailbox.TakeAsync);
        await mailbox._app.StartAsync();
        mailbox.Address = mailbox._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/hook";
        return mailbox;
    }

    public async Task<JsonNode> NextAsync()
    {
        Assert.True(await _arrived.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken), "no callback came");
        return _letters.ElementAt(_taken++).Body;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    private int _taken;

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        _letters.Enqueue((JsonNode.Parse(await reader.ReadToEndAsync())!, new HeaderDictionary(http.Request.Headers.ToDictionary())));
        _arrived.Release();
        await http.Response.WriteAsync("{\"code\":200,\"msg\":\"success\"}");
    }
}
