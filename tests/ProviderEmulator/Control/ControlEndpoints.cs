using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProviderEmulator.Accounts;
using ProviderEmulator.Faults;
using ProviderEmulator.Kie;
using ProviderEmulator.Ledger;
using ProviderEmulator.Media;
using ProviderEmulator.Requests;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Control;

/// <summary>The emulator's own addresses below <c>/_emulator</c>: what was asked, what was paid, what shall go wrong.</summary>
internal sealed class ControlEndpoints(EmulatorOptions options, FaultPlan faults, CallLedger ledger, RequestLog requests, KieCallbacks callbacks, KieTasks tasks, AccountBook accounts, FileShelf shelf)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/_emulator");
        own.MapGet("/", () => Results.Text("Provider emulator. Ledger: /_emulator/ledger, requests: /_emulator/requests, faults: /_emulator/faults, callbacks: /_emulator/callbacks.\n"));
        own.MapGet("/latencies", () => Results.Json(
            new { Script = options.Latency.Script.TotalSeconds, Speech = options.Latency.Speech.TotalSeconds, Image = options.Latency.Image.TotalSeconds, Video = options.Latency.Video.TotalSeconds },
            WireJson.Own));
        own.MapGet("/ledger", () => Results.Json(new { ledger.TotalUsd, PaidTwice = ledger.PaidTwice().Select(entry => entry.Id), ledger.Entries }, WireJson.Own));
        own.MapGet("/requests", (string? provider, string? call) => Results.Json(
            requests.All.Where(request => (provider is null || request.Provider == provider) && (call is null || request.Call == call)), WireJson.Own));
        own.MapGet("/callbacks", () => Results.Json(callbacks.Sent, WireJson.Own));
        own.MapGet("/faults", () => Results.Json(faults.Set, WireJson.Own));
        own.MapGet("/faults/catalogue", () => Results.Json(FaultCatalogue.All, WireJson.Own));
        own.MapPost("/faults", (Delegate)SetAsync);
        own.MapDelete("/faults", () =>
        {
            faults.Clear();
            return Results.NoContent();
        });
        own.MapPost("/reset", () =>
        {
            faults.Clear();
            ledger.Clear();
            requests.Clear();
            callbacks.Clear();
            tasks.Clear();
            accounts.Clear();
            shelf.Clear();
            return Results.NoContent();
        });
    }

    /// <summary>One fault or an array of them; all or none.</summary>
    private async Task<IResult> SetAsync(HttpContext http)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
            var set = document.RootElement.ValueKind == JsonValueKind.Array
                ? document.RootElement.Deserialize<Fault[]>(WireJson.Own)!
                : [document.RootElement.Deserialize<Fault>(WireJson.Own)!];
            if (set.FirstOrDefault(fault => string.IsNullOrEmpty(fault?.Provider) || string.IsNullOrEmpty(fault.Call)) is not null || set.Contains(null))
                return Results.Json(new { Problem = "A fault needs provider, call and kind." }, WireJson.Own, statusCode: 400);
            faults.Add(set);
            return Results.Json(faults.Set, WireJson.Own);
        }
        catch (JsonException wrong)
        {
            return Results.Json(new { Problem = wrong.Message }, WireJson.Own, statusCode: 400);
        }
    }
}
