using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ProviderEmulator.Accounts;
using ProviderEmulator.Faults;
using ProviderEmulator.Ledger;

namespace ProviderEmulator.Wire;

/// <summary>A call that passed the door: its key is good, its body is JSON. Collects what it bought, so that delivery can be noted.</summary>
internal sealed class Incoming(HttpContext http, string call, string requestId, string text, JsonObject? body, FaultSet faults, Account account, CallLedger ledger, TimeProvider clock)
{
    public HttpContext Http => http;
    public HttpRequest Request => http.Request;
    public string Call => call;
    public string RequestId { get; } = requestId;
    public string Text => text;

    /// <summary>A part of the address; empty where it has none of that name.</summary>
    public string Route(string name) => Request.RouteValues[name] as string ?? "";

    /// <summary>Empty where the call has none.</summary>
    public JsonObject Body { get; } = body ?? [];

    public FaultSet Faults => faults;
    public Account Account => account;

    public string? ClientId => Request.Headers["X-Client-Request-Id"].FirstOrDefault();

    /// <summary>What the ledger calls it.</summary>
    public string CallId { get; set; } = requestId;

    /// <summary>Called when the answer has left, or cannot leave: frees the place the call takes.</summary>
    public Action? Release { get; set; }

    public List<LedgerEntry> Bought { get; } = [];

    public void Charge(string model, string unit, decimal units, decimal costUsd, string meaning, decimal credits = 0) =>
        Bought.Add(ledger.Charge(account, new Purchase(call, model, unit, units, costUsd, credits, CallId, ClientId, meaning), clock.GetUtcNow()));
}
