using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.OpenAi;

/// <summary>
/// An error as OpenAI and servers like it tell it, put into words for creators. OpenAI's codes for an empty account grew more
/// particular in 2026 while the type stayed, so the type decides.
/// </summary>
internal sealed partial record OpenAiError(int Status, string Message, string? Type, string? Code)
{
    private const int LongestMessage = 300;

    public static OpenAiError Read(int status, string? body)
    {
        try
        {
            using var document = JsonDocument.Parse(body ?? "");
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error))
                root = error;
            if (root.ValueKind == JsonValueKind.String)
                return new OpenAiError(status, root.GetString()!, null, null);
            return new OpenAiError(status, Text(root, "message") ?? Text(root, "detail") ?? "", Text(root, "type"), Text(root, "code"));
        }
        catch (JsonException)
        {
            return new OpenAiError(status, "", null, null);
        }
    }

    /// <summary>Whether the server objects to the form of answer asked for.</summary>
    public bool IsAboutFormat => Status is 400 or 404 or 415 or 422 or 500 or 501 && FormatWords().IsMatch(Message);

    /// <summary>Whether the server objects to the limit of the answer.</summary>
    public bool IsAboutLimit => Status is 400 or 422 && LimitWords().IsMatch(Message) && !IsTooLong;

    private bool IsTooLong => Status == 413 || Code is "context_length_exceeded" or "string_above_max_length" || TooLongWords().IsMatch(Message);

    private bool IsOutOfCredits => Status == 402 || Type == "insufficient_quota" || Code is "insufficient_quota" or "billing_hard_limit_reached";

    private bool IsBlocked => Code is "content_policy_violation" or "moderation_blocked" or "invalid_prompt" or "content_filter";

    /// <param name="who">Who answered, as a sentence begins: "OpenAI".</param>
    /// <param name="model">The model asked for.</param>
    /// <param name="retryAfter">From the answer's header.</param>
    /// <param name="inner">What was thrown.</param>
    public FaultException Explain(string who, string model, TimeSpan? retryAfter, Exception? inner) => Status switch
    {
        _ when IsTooLong && Status < 500 => FaultException.Permanent(Problems.RequestTooLarge(Phrase.Of("request_too_long", $"{who}: the request is longer than the model {model} can read. Use shorter sources, or a model with a longer context, then resume.", ("provider", who), ("model", model))), inner),
        _ when IsOutOfCredits && Status is 402 or 429 or 403 or 400 => FaultException.Permanent(Problems.ProviderOutOfCredits(Phrase.Of("out_of_credits", $"{who}: your account there has nothing left to spend, or its limit is reached. Add credit with them, then resume.", ("provider", who))), inner),
        _ when IsBlocked => FaultException.Permanent(Problems.ContentRefused(Phrase.Of("subject_refused", $"{who} refuses this content. Change title, idea or sources, then resume.", ("provider", who))), inner),
        401 => FaultException.Permanent(Problems.KeyRefused(Phrase.Of("key_refused", $"{who} does not accept the API key. Put a valid one under Settings, API keys, then resume.", ("provider", who))), inner),
        403 => FaultException.Permanent(Problems.ProviderRefused(Phrase.Of("key_not_allowed", $"{who} does not allow this with your API key{Quoted}. Check the key's rights with them, then resume.", ("provider", who), ("says", Quoted))), inner),
        404 => FaultException.Permanent(Problems.ProviderRefused(Phrase.Of("no_model", $"{who} has no model '{model}' for your key. Choose another model, then resume.", ("provider", who), ("model", model))), inner),
        429 => FaultException.Transient(Problems.ProviderUnavailable(Phrase.Of("provider_too_fast", $"{who} is being asked too fast for your account.", ("provider", who))), retryAfter ?? Wait, inner),
        408 or 409 or 425 or >= 500 => FaultException.Transient(Problems.ProviderUnavailable(Phrase.Of("provider_overloaded", $"{who} is overloaded or has a fault of its own (status {Status}).", ("provider", who), ("status", Status.ToString(System.Globalization.CultureInfo.InvariantCulture)))), retryAfter, inner),
        _ => FaultException.Permanent(Problems.ProviderRefused(Phrase.Of("request_refused", $"{who} refused the request (status {Status}{Quoted}). Change title, idea or sources, or choose another model, then resume.", ("provider", who), ("status", Status.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("says", Quoted))), inner),
    };

    private string Quoted => Message.Length == 0 ? "" : $": {(Message.Length > LongestMessage ? Message.Shorten(LongestMessage) + "…" : Message).TrimEnd('.')}";

    /// <summary>"Please try again in 174ms" or "in 1m2.5s", where there is no header.</summary>
    private TimeSpan? Wait => WaitWords().Match(Message) is { Success: true } match
        ? TimeSpan.FromSeconds((Number(match.Groups[1]) * 60) + Number(match.Groups[2]) + (Number(match.Groups[3]) / 1000))
        : null;

    private static double Number(Group group) => group.Success ? double.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Null => null, _ => value.GetRawText() }
            : null;

    [GeneratedRegex(@"response_format|json_schema|json_object|structured output|grammar|guided|schema", RegexOptions.IgnoreCase)]
    private static partial Regex FormatWords();

    [GeneratedRegex(@"max_completion_tokens|max_tokens", RegexOptions.IgnoreCase)]
    private static partial Regex LimitWords();

    [GeneratedRegex(@"maximum context length|context (?:length|size|window)|exceeds? the (?:available )?context|request too large|prompt is too long|too many tokens", RegexOptions.IgnoreCase)]
    private static partial Regex TooLongWords();

    [GeneratedRegex(@"try again in (?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?", RegexOptions.IgnoreCase)]
    private static partial Regex WaitWords();
}
