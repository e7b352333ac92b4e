using System.Text.Json;

namespace PodcastMuse.Providers.Calls;

/// <summary>What a result has to be.</summary>
internal enum Expected
{
    Anything,
    Json,
    Media,
}

/// <summary>
/// Travels with a request: what kind of call it is, and what became of its last try. <see cref="IsOnce"/>: it begins paid work that cannot
/// be found by asking again, so it is not sent a second time when nobody knows whether the first arrived, and not stopped once it is sent.
/// </summary>
internal sealed class CallNote
{
    private static readonly HttpRequestOptionsKey<CallNote> Key = new("muse-call");

    public CallKind Kind { get; init; } = CallKind.Text;

    public Expected Expected { get; init; } = Expected.Anything;

    public bool IsOnce { get; init; }

    public Verdict? Verdict { get; set; }

    /// <summary>The body, where it is JSON.</summary>
    public JsonElement Json { get; set; }

    /// <summary>The request's note; requests of outside libraries get a plain one.</summary>
    public static CallNote Of(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(Key, out var note))
            request.Options.Set(Key, note = new CallNote());
        return note;
    }

    public void Pin(HttpRequestMessage request) => request.Options.Set(Key, this);
}
