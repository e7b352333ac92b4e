using System.Globalization;
using PodcastMuse.Kernel;
using PodcastMuse.Providers.Calls;

namespace PodcastMuse.Providers.Google;

/// <summary>Gemini's errors: a wrong key is a 400 with a reason, and how long to wait stands in the details.</summary>
internal sealed class GoogleDialect(TimeProvider clock) : Dialect(clock)
{
    public const string ProviderName = "google";

    public override string Provider => ProviderName;

    public override string Name => "Google";

    public override int StartAtOnce => 4;

    public override void Authorize(HttpRequestMessage request, Secret key) => request.Headers.Add("x-goog-api-key", key.Reveal());

    /// <summary>The address with its version, which the operator may leave out.</summary>
    public static Uri WithVersion(Uri root) =>
        root.Segments[^1].StartsWith('v') && root.Segments[^1].Length > 1 && char.IsAsciiDigit(root.Segments[^1][1]) ? root : new Uri(root.AbsoluteUri.TrimEnd('/') + "/v1beta");

    public override Verdict? Judge(Answer answer)
    {
        if (answer.IsSuccess)
            return null;
        var error = (answer.Json.Items().FirstOrDefault() is { ValueKind: System.Text.Json.JsonValueKind.Object } first ? first : answer.Json).Get("error");
        var (words, status, details) = (error.Get("message").Text() ?? "", error.Get("status").Text(), error.Get("details"));
        var wait = details.Items().Select(d => Seconds(d.Get("retryDelay").Text())).FirstOrDefault(d => d is not null) ?? answer.RetryAfter(Clock);
        return (answer.Status, status) switch
        {
            (400, _) when details.Items().Any(d => d.Get("reason").Text() == "API_KEY_INVALID") || words.StartsWith("API key not valid", StringComparison.Ordinal)
                => new Verdict(Ruling.KeyRefused, words),
            (400, "FAILED_PRECONDITION") => new Verdict(Ruling.NotAllowed, words),
            (404, _) => new Verdict(Ruling.NoSuchModel, words),
            (429, _) when details.Items().SelectMany(d => d.Get("violations").Items()).Any(v => v.Get("quotaId").Text()?.Contains("PerDay", StringComparison.Ordinal) == true)
                => new Verdict(Ruling.OutOfCredits, words),
            _ => Verdict.Of(answer.Status, words, wait),
        };
    }

    /// <summary>As "37s" or "1.5s".</summary>
    private static TimeSpan? Seconds(string? text) =>
        text is ['0' or '1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9', .., 's'] && double.TryParse(text[..^1], CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
