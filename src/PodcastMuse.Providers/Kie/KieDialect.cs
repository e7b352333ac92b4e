using System.Net.Http.Headers;
using PodcastMuse.Kernel;
using PodcastMuse.Providers.Calls;

namespace PodcastMuse.Providers.Kie;

/// <summary>
/// KIE answers HTTP 200 for nearly everything; the outcome is in the body's <c>code</c>. Its code 500 is mostly a refused field
/// (docs.kie.ai and recorded traffic, 2026).
/// </summary>
internal sealed class KieDialect(TimeProvider clock) : Dialect(clock)
{
    public const string ProviderName = "kie";

    /// <summary>KIE asks to back off 10 s or more; the documented window of its limit is as long.</summary>
    private static readonly TimeSpan BackOff = TimeSpan.FromSeconds(10);

    /// <summary>By which clocks of the two sides may differ over a window.</summary>
    private static readonly TimeSpan ClockMargin = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan Maintenance = TimeSpan.FromMinutes(2);

    private static readonly string[] Temporary = ["Server exception", "try again", "Internal"];

    private static readonly string[] Forbidden = ["violat", "flagged", "policy", "policies", "sensitive", "moderation", "nsfw", "prohibited", "inappropriate"];

    public override string Provider => ProviderName;

    public override string Name => "KIE";

    public override int StartAtOnce => KieLimits.TasksAtOnce;

    public override void Authorize(HttpRequestMessage request, Secret key) => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Reveal());

    public override (int Calls, TimeSpan Within)? Pace(CallKind kind) => kind switch
    {
        CallKind.Create => (KieLimits.TasksAtOnce, KieLimits.TaskWindow + ClockMargin),
        CallKind.Look => (KieLimits.QuestionsAtOnce, KieLimits.QuestionWindow + ClockMargin),
        _ => null,
    };

    public override Verdict? Judge(Answer answer)
    {
        var code = answer.IsSuccess ? (int?)answer.Json.Get("code").Number() : answer.Status;
        if (answer.IsSuccess && code is null or 200)
            return null;
        var words = answer.Json.Get("msg").Text() ?? answer.Json.Get("message").Text() ?? "";
        // A task that was made a moment ago may not be known yet; whoever asked decides how long to believe that.
        return words == "recordInfo is null" ? null : Of(code!.Value, words, answer.RetryAfter(Clock));
    }

    /// <summary>Whether KIE's words say that the content breaks its rules.</summary>
    public static bool IsForbidden(string words) => Array.Exists(Forbidden, f => words.Contains(f, StringComparison.OrdinalIgnoreCase));

    private static Verdict Of(int code, string words, TimeSpan? retryAfter) => code switch
    {
        400 or 422 or 500 or 501 when IsForbidden(words) => new Verdict(Ruling.ContentRefused, words),
        433 => new Verdict(Ruling.OutOfCredits, words),
        429 => new Verdict(Ruling.RateLimited, words, retryAfter ?? BackOff),
        455 => new Verdict(Ruling.Overloaded, words, retryAfter ?? Maintenance),
        505 => new Verdict(Ruling.NoSuchModel, words),
        422 when words.Contains("model name", StringComparison.OrdinalIgnoreCase) || words.Contains("voice", StringComparison.OrdinalIgnoreCase) => new Verdict(Ruling.NoSuchModel, words),
        500 when words.Contains("paused", StringComparison.OrdinalIgnoreCase) => new Verdict(Ruling.NoSuchModel, words),
        // Nobody knows how far it came: what is begun once only is not begun again on such words.
        500 when Array.Exists(Temporary, t => words.Contains(t, StringComparison.OrdinalIgnoreCase)) => new Verdict(Ruling.Broken, words),
        500 when words.Length > 0 => new Verdict(Ruling.Invalid, words),
        531 => new Verdict(Ruling.Overloaded, words),
        _ => Verdict.Of(code, words, retryAfter),
    };
}
