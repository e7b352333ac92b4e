using PodcastMuse.Kernel;
using PodcastMuse.Providers.Calls;

namespace PodcastMuse.Providers.ElevenLabs;

/// <summary>
/// ElevenLabs' errors in their three generations: <c>detail</c> with a status, with a type and code, or as a list or a plain text. An empty
/// account may come as 401, so the code decides and not the status.
/// </summary>
internal sealed class ElevenLabsDialect(TimeProvider clock) : Dialect(clock)
{
    public const string ProviderName = "elevenlabs";

    public override string Provider => ProviderName;

    public override string Name => "ElevenLabs";

    /// <summary>The starter plans' number; the first answer's header tells the account's own.</summary>
    public override int StartAtOnce => 3;

    public override void Authorize(HttpRequestMessage request, Secret key) => request.Headers.Add("xi-api-key", key.Reveal());

    public override int? MostAtOnce(Answer answer) => answer.NumberIn("maximum-concurrent-requests");

    public override Verdict? Judge(Answer answer)
    {
        if (answer.IsSuccess)
            return null;
        var detail = answer.Json.Get("detail");
        var words = detail.Get("message").Text() ?? detail.Text() ?? detail.Items().Select(d => d.Get("msg").Text()).FirstOrDefault(m => m is not null) ?? "";
        var codes = new[] { detail.Get("code").Text(), detail.Get("status").Text(), detail.Get("type").Text() };
        var wait = answer.RetryAfter(Clock);
        if (Has("quota_exceeded") || Has("insufficient_credits") || Has("payment_required"))
            return new Verdict(Ruling.OutOfCredits, words);
        if (Has("voice_not_found") || Has("model_not_found") || Has("unsupported_model") || Has("invalid_voice_id"))
            return new Verdict(Ruling.NoSuchModel, words);
        if (Has("missing_permissions") || Has("authorization_error") || Has("only_for_creator+"))
            return new Verdict(Ruling.NotAllowed, words);
        if (Has("content_policy_violation") || Has("content_against_policy") || Has("safety_violation"))
            return new Verdict(Ruling.ContentRefused, words);
        return Has("system_busy") ? new Verdict(Ruling.Overloaded, words, wait) : Verdict.Of(answer.Status, words, wait);

        bool Has(string code) => codes.Contains(code);
    }
}
