using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using ProviderEmulator.Accounts;
using ProviderEmulator.Wire;

namespace ProviderEmulator.OpenAi;

/// <summary>OpenAI's bearer keys and its error object, all four keys of it always present (reference B.8).</summary>
internal sealed partial class OpenAiDialect(IdSource ids) : Dialect
{
    public override string Provider => "openai";

    public override string? KeyOf(HttpRequest request) => BearerOf(request);

    public override bool IsWellFormed(string key) => KeyForm().IsMatch(key);

    public override Reply Refuse(Refusal refusal, Account? account) => (refusal switch
    {
        Refusal.MissingKey => Error(
            401, "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).", "invalid_request_error"),
        Refusal.InvalidKey wrong => Error(
            401,
            $"Incorrect API key provided: {Short(wrong.Key)}. You can find your API key at https://platform.openai.com/account/api-keys.",
            "invalid_request_error",
            "invalid_api_key"),
        Refusal.Restricted => Error(403, "You have insufficient permissions for this operation. Missing scopes: api.model.read.", "invalid_request_error"),
        Refusal.NoQuota quota => Error(
            429, "You exceeded your current quota, please check your plan and billing details.", "insufficient_quota", quota.Legacy ? "insufficient_quota" : "credit_balance_exhausted"),
        Refusal.RateLimited limited => Limited(limited.RetryAfter),
        Refusal.TooLarge => Error(
            429,
            "Request too large for this model in organization org-emulator on tokens per min (TPM): Limit 30000, Requested 46142. The input or output tokens must be reduced in order to run successfully. Visit https://platform.openai.com/account/rate-limits to learn more.",
            "tokens",
            "rate_limit_exceeded"),
        Refusal.ContentRefused => Error(
            400, "Your request was rejected as a result of our safety system.", "invalid_request_error", "content_policy_violation"),
        Refusal.NotJson => Error(400, "We could not parse the JSON body of your request. The OpenAI API expects a JSON payload.", "invalid_request_error"),
        Refusal.Status status => Plain(status),
        _ => Error(500, ServerError, "server_error"),
    }).With("x-request-id", ids.RequestId());

    public static Reply Error(int status, string message, string type, string? code = null, string? param = null) => Reply.Json(
        new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = param, ["code"] = code } }, status);

    public static Reply BadRequest(string message, string? param = null, string? code = null) => Error(400, message, "invalid_request_error", code, param);

    private const string ServerError = "The server had an error while processing your request. Sorry about that!";

    private static Reply Plain(Refusal.Status status)
    {
        if (status.Code == 429)
            return Limited(status.RetryAfter, status.Message);
        var reply = status.Code switch
        {
            401 => Error(401, status.Message ?? "Incorrect API key provided.", "invalid_request_error", "invalid_api_key"),
            403 => Error(403, status.Message ?? "Country, region, or territory not supported", "request_forbidden", "unsupported_country_region_territory"),
            404 => Error(404, status.Message ?? "The model does not exist or you do not have access to it.", "invalid_request_error", "model_not_found"),
            503 => Error(503, status.Message ?? "That model is currently overloaded with other requests.", "service_unavailable_error", "server_is_overloaded"),
            >= 500 => Error(status.Code, status.Message ?? ServerError, "server_error"),
            _ => Error(status.Code, status.Message ?? "The request could not be processed.", "invalid_request_error"),
        };
        return status.RetryAfter is { } seconds ? reply.With("retry-after", seconds.ToString(CultureInfo.InvariantCulture)) : reply;
    }

    private static Reply Limited(int? seconds, string? message = null)
    {
        var wait = seconds is { } whole ? $"{whole}s" : "174ms";
        var reply = Error(
            429,
            message ?? $"Rate limit reached in organization org-emulator on requests per min (RPM): Limit 5000, Used 5000, Requested 1. Please try again in {wait}. Visit https://platform.openai.com/account/rate-limits to learn more.",
            "requests",
            "rate_limit_exceeded");
        return seconds is null ? reply : reply.With("retry-after", seconds.Value.ToString(CultureInfo.InvariantCulture));
    }

    private static string Short(string key) => key.Length > 8 ? $"{key[..4]}***{key[^3..]}" : "***";

    [GeneratedRegex("^sk-[A-Za-z0-9_-]{20,250}$")]
    private static partial Regex KeyForm();
}
