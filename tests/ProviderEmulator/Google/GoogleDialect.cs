using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using ProviderEmulator.Accounts;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Google;

/// <summary>Google's key header (or query) and its error object; a wrong key is a 400 there (reference D.5).</summary>
internal sealed partial class GoogleDialect : Dialect
{
    public override string Provider => "google";

    public override string? KeyOf(HttpRequest request) =>
        request.Headers["x-goog-api-key"].FirstOrDefault() is { Length: > 0 } header ? header : request.Query["key"].FirstOrDefault() is { Length: > 0 } query ? query : null;

    public override bool IsWellFormed(string key) => KeyForm().IsMatch(key);

    public override Reply Refuse(Refusal refusal, Account? account) => refusal switch
    {
        Refusal.MissingKey => Error(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API."),
        Refusal.InvalidKey => InvalidKey(),
        Refusal.Restricted => Error(403, "PERMISSION_DENIED", "Requests to this API generativelanguage.googleapis.com method are blocked.", Info("API_KEY_SERVICE_BLOCKED")),
        Refusal.NoQuota => Exhausted("GenerateRequestsPerDayPerProjectPerModel", 250, null),
        Refusal.RateLimited limited => Exhausted("GenerateRequestsPerMinutePerProjectPerModel", 10, limited.RetryAfter ?? 1),
        Refusal.NotJson => Error(400, "INVALID_ARGUMENT", "Invalid JSON payload received. Unable to parse."),
        Refusal.Status status => Plain(status),
        _ => Error(500, "INTERNAL", "An internal error has occurred."),
    };

    public static Reply Invalid(string message) => Error(400, "INVALID_ARGUMENT", message);

    public static Reply Error(int code, string status, string message, params JsonNode[] details)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message, ["status"] = status };
        if (details.Length > 0)
            error["details"] = new JsonArray([.. details]);
        return Reply.Json(new JsonObject { ["error"] = error }, code, "application/json; charset=UTF-8");
    }

    private static Reply InvalidKey() => Error(
        400,
        "INVALID_ARGUMENT",
        "API key not valid. Please pass a valid API key.",
        Info("API_KEY_INVALID"),
        new JsonObject { ["@type"] = "type.googleapis.com/google.rpc.LocalizedMessage", ["locale"] = "en-US", ["message"] = "API key not valid. Please pass a valid API key." });

    private static Reply Exhausted(string quotaId, int value, int? retryAfter)
    {
        var details = new List<JsonNode>
        {
            new JsonObject
            {
                ["@type"] = "type.googleapis.com/google.rpc.QuotaFailure",
                ["violations"] = new JsonArray(new JsonObject
                {
                    ["quotaMetric"] = "generativelanguage.googleapis.com/generate_content_requests",
                    ["quotaId"] = quotaId,
                    ["quotaDimensions"] = new JsonObject { ["location"] = "global", ["model"] = "gemini" },
                    ["quotaValue"] = value.ToString(CultureInfo.InvariantCulture),
                }),
            },
            new JsonObject
            {
                ["@type"] = "type.googleapis.com/google.rpc.Help",
                ["links"] = new JsonArray(new JsonObject { ["description"] = "Learn more about Gemini API quotas", ["url"] = "https://ai.google.dev/gemini-api/docs/rate-limits" }),
            },
        };
        if (retryAfter is { } seconds)
            details.Add(new JsonObject { ["@type"] = "type.googleapis.com/google.rpc.RetryInfo", ["retryDelay"] = $"{seconds}s" });
        return Error(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota, please check your plan and billing details.", [.. details]);
    }

    private static Reply Plain(Refusal.Status status)
    {
        if (status.Code == 429)
            return Exhausted("GenerateRequestsPerMinutePerProjectPerModel", 10, status.RetryAfter);
        var (name, message) = status.Code switch
        {
            400 => ("INVALID_ARGUMENT", "Request contains an invalid argument."),
            401 => ("UNAUTHENTICATED", "Request had invalid authentication credentials."),
            403 => ("PERMISSION_DENIED", "The caller does not have permission"),
            404 => ("NOT_FOUND", "The model is not found for API version v1beta, or is not supported for generateContent."),
            409 => ("ABORTED", "The operation was aborted."),
            503 => ("UNAVAILABLE", "The model is overloaded. Please try again later."),
            504 => ("DEADLINE_EXCEEDED", "Deadline expired before operation could complete."),
            >= 500 => ("INTERNAL", "An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting"),
            _ => ("FAILED_PRECONDITION", "The request could not be processed."),
        };
        var reply = Error(status.Code, name, status.Message ?? message);
        return status.RetryAfter is { } seconds ? reply.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)) : reply;
    }

    private static JsonObject Info(string reason) => new()
    {
        ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo",
        ["reason"] = reason,
        ["domain"] = "googleapis.com",
        ["metadata"] = new JsonObject { ["service"] = "generativelanguage.googleapis.com" },
    };

    [GeneratedRegex(@"^(AIza[A-Za-z0-9_-]{35}|AQ\.[A-Za-z0-9_.-]{20,200})$")]
    private static partial Regex KeyForm();
}
