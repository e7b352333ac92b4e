using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using ProviderEmulator.Accounts;
using ProviderEmulator.Wire;

namespace ProviderEmulator.ElevenLabs;

/// <summary>ElevenLabs' key header and its <c>detail</c>, in the envelope of 2026 or, for legacy keys, of 2025 (reference C.5).</summary>
internal sealed partial class ElevenLabsDialect(EmulatorOptions options, IdSource ids) : Dialect
{
    public override string Provider => "elevenlabs";

    public override string? KeyOf(HttpRequest request) => request.Headers["xi-api-key"].FirstOrDefault() is { Length: > 0 } key ? key : null;

    public override bool IsWellFormed(string key) => KeyForm().IsMatch(key);

    public override Reply Refuse(Refusal refusal, Account? account) => refusal switch
    {
        Refusal.MissingKey => Error(account, 401, "authentication_error", "missing_api_key", "needs_authorization", "Neither authorization header nor xi-api-key received, please provide one."),
        Refusal.InvalidKey => Error(account, 401, "authentication_error", "invalid_api_key", "invalid_api_key", "Invalid API key"),
        Refusal.Restricted => Error(
            account, IsOld(account) ? 401 : 403, "authorization_error", "missing_permissions", "missing_permissions", "The API key you used is missing the permission user_read to execute this operation."),
        Refusal.NoQuota => Quota(account, 1),
        Refusal.RateLimited limited => Limited(account, limited),
        Refusal.ContentRefused => Error(account, 400, "invalid_request", "content_policy_violation", "content_against_policy", "The text you provided goes against our content policy."),
        Refusal.NotJson => Validation([("body", "json_invalid", "JSON decode error")]),
        Refusal.Status status => Plain(account, status),
        _ => Error(account, 500, "internal_error", "internal_error", "internal_server_error", "Internal server error"),
    };

    public Reply Quota(Account? account, int needed) => Error(
        account,
        IsOld(account) ? 401 : 402,
        "payment_required",
        "insufficient_credits",
        "quota_exceeded",
        $"This request exceeds your quota of {account?.Start ?? 0:0}. You have {account?.Balance ?? 0:0} credits remaining, while {needed} credits are required for this request.");

    /// <param name="account">Whose key; null when none is good.</param>
    /// <param name="status">HTTP.</param>
    /// <param name="type">Of the envelope of 2026.</param>
    /// <param name="code">Of the envelope of 2026.</param>
    /// <param name="oldStatus">The word of the envelope of 2025, still sent along.</param>
    /// <param name="message">For people.</param>
    /// <param name="param">The field at fault.</param>
    public Reply Error(Account? account, int status, string type, string code, string oldStatus, string message, string? param = null)
    {
        var detail = IsOld(account)
            ? new JsonObject { ["status"] = oldStatus, ["message"] = message }
            : new JsonObject { ["type"] = type, ["code"] = code, ["message"] = message, ["status"] = oldStatus, ["request_id"] = ids.Hex(32), ["param"] = param };
        return Reply.Json(new JsonObject { ["detail"] = detail }, status);
    }

    public static Reply Validation(IReadOnlyList<(string Field, string Type, string Message)> wrong) => Reply.Json(
        new JsonObject
        {
            ["detail"] = new JsonArray(
            [
                .. wrong.Select(entry => (JsonNode)new JsonObject
                {
                    ["loc"] = new JsonArray([.. "body".Split('.').Concat(entry.Field == "body" ? [] : entry.Field.Split('.')).Select(step => (JsonNode)(int.TryParse(step, CultureInfo.InvariantCulture, out var index) ? JsonValue.Create(index) : JsonValue.Create(step)))]),
                    ["msg"] = entry.Message,
                    ["type"] = entry.Type,
                }),
            ]),
        },
        422);

    private bool IsOld(Account? account) => options.LegacyErrors || account?.Traits.Legacy == true;

    private Reply Limited(Account? account, Refusal.RateLimited limited)
    {
        var reply = limited.TooManyAtOnce
            ? Error(account, 429, "rate_limit_error", "concurrent_limit_exceeded", "too_many_concurrent_requests", "Too many concurrent requests. Your current subscription is associated with a maximum of concurrent requests.")
            : Error(account, 429, "rate_limit_error", "rate_limit_exceeded", "system_busy", "We are experiencing heavy traffic, please try again.");
        return limited.RetryAfter is { } seconds ? reply.With("retry-after", seconds.ToString(CultureInfo.InvariantCulture)) : reply;
    }

    private Reply Plain(Account? account, Refusal.Status status)
    {
        if (status.Code == 429)
            return Limited(account, new(status.RetryAfter));
        var (type, code, old, message) = status.Code switch
        {
            400 => ("invalid_request", "invalid_request", "invalid_request", "The request is not valid."),
            401 => ("authentication_error", "invalid_api_key", "invalid_api_key", "Invalid API key"),
            402 => ("payment_required", "insufficient_credits", "quota_exceeded", "You have insufficient credits."),
            403 => ("authorization_error", "missing_permissions", "only_for_creator+", "Your plan does not allow this."),
            404 => ("not_found", "voice_not_found", "voice_not_found", "A voice with this id was not found."),
            409 => ("conflict", "conflict", "conflict", "The request conflicts with another one."),
            503 => ("service_unavailable", "service_unavailable", "system_busy", "The service is temporarily unavailable."),
            >= 500 => ("internal_error", "internal_error", "internal_server_error", "An internal error occurred."),
            _ => ("invalid_request", "invalid_request", "invalid_request", "The request could not be processed."),
        };
        var reply = Error(account, status.Code, type, code, old, status.Message ?? message);
        return status.RetryAfter is { } seconds ? reply.With("retry-after", seconds.ToString(CultureInfo.InvariantCulture)) : reply;
    }

    [GeneratedRegex("^(sk_)?[A-Za-z0-9]{32,64}$")]
    private static partial Regex KeyForm();
}
