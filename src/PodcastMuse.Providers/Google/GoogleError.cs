using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.Google;

/// <summary>An error as Gemini tells it. A wrong key is a 400 with a reason in its details; a quota tells how long to wait, or that it is the day's.</summary>
internal sealed record GoogleError(int Status, string Code, string Message, string Details)
{
    private const int LongestMessage = 300;

    public static GoogleError Read(int status, string body)
    {
        try
        {
            var root = JsonNode.Parse(body);
            // A stream's errors come in an array.
            var error = ((root as JsonArray)?.FirstOrDefault() ?? root)?["error"] as JsonObject;
            return error is null
                ? new GoogleError(status, "", "", "")
                : new GoogleError((int?)error["code"] ?? status, (string?)error["status"] ?? "", (string?)error["message"] ?? "", error["details"]?.ToJsonString() ?? "");
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException)
        {
            return new GoogleError(status, "", "", "");
        }
    }

    public bool IsAboutSchema => Status == 400 && !IsKey && (Says("schema") || Says("responseMimeType") || Says("response_mime_type"));

    private bool IsKey => Status == 401 || Details.Contains("API_KEY_INVALID", StringComparison.Ordinal) || Says("API key not valid") || Says("API key expired");

    private bool IsTooLong => Status == 413 || (Says("token count") && Says("exceeds"));

    private bool IsUsedUp => Status == 402 || Status == 429 && (Details.Contains("PerDay", StringComparison.Ordinal) || Says("check your plan and billing") && !Details.Contains("retryDelay", StringComparison.Ordinal));

    public FaultException Explain(string model, TimeSpan? retryAfter) => Status switch
    {
        _ when IsKey => FaultException.Permanent(Problems.KeyRefused(Phrase.Of("key_refused", "Google does not accept the API key. Put a valid one under Settings, API keys, then resume.", ("provider", "Google")))),
        _ when IsTooLong => FaultException.Permanent(Problems.RequestTooLarge(Phrase.Of("request_too_long", $"Google: the request is longer than the model {model} can read. Use shorter sources, then resume.", ("provider", "Google"), ("model", model)))),
        _ when IsUsedUp => FaultException.Permanent(Problems.ProviderOutOfCredits(Phrase.Of("out_of_credits", "Google: your account's quota is used up. Raise it or wait until it is renewed, then resume.", ("provider", "Google")))),
        400 when Code == "FAILED_PRECONDITION" => FaultException.Permanent(Problems.ProviderOutOfCredits(Phrase.Of("key_without_billing", $"Google does not serve this key without billing in your region{Quoted}. Set billing up there, then resume.", ("provider", "Google"), ("says", Quoted)))),
        403 => FaultException.Permanent(Problems.ProviderRefused(Phrase.Of("key_not_allowed", $"Google does not allow this with your API key{Quoted}. Check the key's rights with them, then resume.", ("provider", "Google"), ("says", Quoted)))),
        404 => FaultException.Permanent(Problems.ProviderRefused(Phrase.Of("no_model", $"Google has no model '{model}' for your key. Choose another model, then resume.", ("provider", "Google"), ("model", model)))),
        429 => FaultException.Transient(Problems.ProviderUnavailable(Phrase.Of("provider_too_fast", "Google is being asked too fast for your account.", ("provider", "Google"))), Delay ?? retryAfter),
        408 or 409 or 425 or >= 500 => FaultException.Transient(Problems.ProviderUnavailable(Phrase.Of("provider_overloaded", $"Google is overloaded or has a fault of its own (status {Status}).", ("provider", "Google"), ("status", Status.ToString(System.Globalization.CultureInfo.InvariantCulture)))), Delay ?? retryAfter),
        _ => FaultException.Permanent(Problems.ProviderRefused(Phrase.Of("request_refused", $"Google refused the request (status {Status}{Quoted}). Change title, idea or sources, or choose another model, then resume.", ("provider", "Google"), ("status", Status.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("says", Quoted)))),
    };

    private string Quoted => Message.Length == 0 ? "" : $": {(Message.Length > LongestMessage ? Message.Shorten(LongestMessage) + "…" : Message).Trim().TrimEnd('.')}";

    /// <summary>RetryInfo's <c>"retryDelay":"37s"</c>.</summary>
    private TimeSpan? Delay
    {
        get
        {
            const string mark = "\"retryDelay\":\"";
            var start = Details.IndexOf(mark, StringComparison.Ordinal);
            if (start < 0)
                return null;
            var rest = Details.AsSpan(start + mark.Length);
            var end = rest.IndexOf('s');
            return end > 0 && double.TryParse(rest[..end], CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 86_400 ? TimeSpan.FromSeconds(seconds) : null;
        }
    }

    private bool Says(string words) => Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
