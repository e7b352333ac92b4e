using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using ProviderEmulator.Accounts;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Kie;

/// <summary>KIE's bearer keys and its envelope: HTTP 200 also for refusals, the outcome in <c>code</c> (reference A.2).</summary>
internal sealed partial class KieDialect(EmulatorOptions options) : Dialect
{
    public const string EnvelopeType = "application/json;charset=UTF-8";

    public override string Provider => "kie";

    public override string? KeyOf(HttpRequest request) => BearerOf(request);

    public override bool IsWellFormed(string key) => KeyForm().IsMatch(key);

    public override Reply Refuse(Refusal refusal, Account? account) => refusal switch
    {
        Refusal.MissingKey or Refusal.InvalidKey => Envelope(401, "You do not have access permissions"),
        Refusal.Restricted => Envelope(433, "The request exceeds the limit of this key."),
        Refusal.NoQuota => Envelope(402, "Credits insufficient : The current credits aren't enough to run this query. Please top up."),
        Refusal.RateLimited limited => Limited(limited.RetryAfter),
        Refusal.ContentRefused => Envelope(400, "Your prompt was flagged by Website as violating content policies."),
        Refusal.NotJson => Envelope(500, "Server exception, please try again later or contact customer service"),
        Refusal.Status status => Plain(status),
        _ => Envelope(500, "Server exception, please try again later or contact customer service"),
    };

    public static Reply Ok(JsonNode? data, string message = "success") => Envelope(200, message, data);

    public static Reply Envelope(int code, string message, JsonNode? data = null) =>
        Reply.Json(new JsonObject { ["code"] = code, ["msg"] = message, ["data"] = data }, 200, EnvelopeType)
            .With(Reception.KieCodeNote, code.ToString(CultureInfo.InvariantCulture));

    private Reply Limited(int? retryAfter)
    {
        var reply = Envelope(429, "The call frequency is too high. Please try again later.");
        if (retryAfter is { } seconds)
            reply.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        return options.KieHttp429 || retryAfter is not null ? reply with { Status = 429 } : reply;
    }

    /// <summary>What KIE itself says comes in the envelope; what the network in front of it says comes as HTTP status and a page.</summary>
    private Reply Plain(Refusal.Status status)
    {
        if (status.Code == 429)
            return Limited(status.RetryAfter);
        if (status.Code is 403)
            return Reply.Bytes("error code: 1010"u8.ToArray(), "text/plain; charset=UTF-8", 403);
        if (status.Code is 502 or 503 or 504 or 529)
        {
            var page = Reply.Bytes(System.Text.Encoding.UTF8.GetBytes($"<html><head><title>{status.Code}</title></head><body><center><h1>{status.Code}</h1></center><hr><center>cloudflare</center></body></html>"), "text/html", status.Code);
            return status.RetryAfter is { } seconds ? page.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)) : page;
        }

        return Envelope(status.Code, status.Message ?? status.Code switch
        {
            400 => "Your prompt was flagged by Website as violating content policies.",
            401 => "You do not have access permissions",
            402 => "Insufficient Credits",
            404 => "Task not found",
            408 => "Upstream timeout",
            422 => "Invalid parameter",
            455 => "The service is under maintenance",
            501 => "Generation failed",
            505 => "This feature is disabled",
            _ => "Server exception, please try again later or contact customer service",
        });
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{16,128}$")]
    private static partial Regex KeyForm();
}
