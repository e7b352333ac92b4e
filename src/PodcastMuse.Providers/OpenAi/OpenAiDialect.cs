using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using PodcastMuse.Kernel;
using PodcastMuse.Providers.Calls;

namespace PodcastMuse.Providers.OpenAi;

/// <summary>OpenAI's errors and headers. An empty account is told by the error's type: its codes became more particular in 2026.</summary>
internal sealed partial class OpenAiDialect(TimeProvider clock) : Dialect(clock)
{
    public const string ProviderName = "openai";

    public override string Provider => ProviderName;

    public override string Name => "OpenAI";

    public override void Authorize(HttpRequestMessage request, Secret key) => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Reveal());

    public override Verdict? Judge(Answer answer)
    {
        var error = answer.Json.Get("error");
        if (answer.IsSuccess && error.ValueKind is System.Text.Json.JsonValueKind.Undefined or System.Text.Json.JsonValueKind.Null)
            return null;
        var (words, type, code) = (error.Get("message").Text() ?? error.Text() ?? "", error.Get("type").Text(), error.Get("code").Text());
        var wait = answer.RetryAfter(Clock) ?? AskedIn(words);
        return (answer.Status, type, code) switch
        {
            (_, "insufficient_quota", _) or (_, _, "insufficient_quota" or "billing_hard_limit_reached") => new Verdict(Ruling.OutOfCredits, words),
            (429, _, _) when words.StartsWith("Request too large", StringComparison.Ordinal) => new Verdict(Ruling.Invalid, words),
            (400 or 403, _, "content_policy_violation" or "moderation_blocked" or "invalid_prompt" or "content_filter") => new Verdict(Ruling.ContentRefused, words),
            (_, _, "model_not_found") => new Verdict(Ruling.NoSuchModel, words),
            (429, _, "slow_down" or "server_is_overloaded") => new Verdict(Ruling.Overloaded, words, wait),
            ( >= 200 and < 300, _, _) => new Verdict(Ruling.Broken, words),
            _ => Verdict.Of(answer.Status, words, wait),
        };
    }

    public override TimeSpan? Rest(Answer answer) =>
        answer.NumberIn("x-ratelimit-remaining-requests") == 0 && GoTime(answer.Header("x-ratelimit-reset-requests")) is { } reset && reset < TimeSpan.FromMinutes(1) ? reset : null;

    /// <summary>"Please try again in 174ms" where no header says it.</summary>
    private static TimeSpan? AskedIn(string words) => AskedForm().Match(words) is { Success: true } match ? GoTime(match.Groups[1].Value) : null;

    /// <summary>Durations as Go writes them: 12ms, 1s, 6m0s.</summary>
    private static TimeSpan? GoTime(string? text)
    {
        if (text is null)
            return null;
        var total = TimeSpan.Zero;
        foreach (Match part in GoForm().Matches(text))
        {
            var number = double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture);
            total += part.Groups[2].Value switch
            {
                "ms" => TimeSpan.FromMilliseconds(number),
                "s" => TimeSpan.FromSeconds(number),
                "m" => TimeSpan.FromMinutes(number),
                _ => TimeSpan.FromHours(number),
            };
        }

        return total;
    }

    [GeneratedRegex(@"try again in ([0-9.hms]+)")]
    private static partial Regex AskedForm();

    [GeneratedRegex(@"([0-9.]+)(ms|s|m|h)")]
    private static partial Regex GoForm();
}
