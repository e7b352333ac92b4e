namespace ProviderEmulator.Faults;

/// <summary>A fault that makes sense at a call; <paramref name="Name"/> is unique and fit for a table.</summary>
public sealed record FaultCase(string Provider, string Call, string Name, Fault Fault);

/// <summary>Every provider × call × fault that makes sense, for tests that try them all. Each case's fault strikes once; change it with <c>with</c>.</summary>
public static class FaultCatalogue
{
    private static readonly int[] Statuses = [400, 401, 402, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504, 529];

    private static readonly FaultKind[] Refusals = [FaultKind.InvalidKey, FaultKind.NoQuota, FaultKind.RateLimited, FaultKind.Refusal];

    private static readonly FaultKind[] Transport = [FaultKind.Slow, FaultKind.SlowBody, FaultKind.Hang, FaultKind.Reset, FaultKind.Cut, FaultKind.EmptyBody];

    private static readonly FaultKind[] Envelope = [FaultKind.NotJson, FaultKind.MissingFields, FaultKind.WrongTypes, FaultKind.HtmlBody];

    private static readonly FaultKind[] Text =
    [
        FaultKind.Prose, FaultKind.BrokenJson, FaultKind.SchemaViolation, FaultKind.Thinking, FaultKind.Fenced, FaultKind.EmptyText,
        FaultKind.LengthStop, FaultKind.WrongLength, FaultKind.StreamError, FaultKind.StreamEnd,
    ];

    private static readonly FaultKind[] Sound =
    [
        FaultKind.EmptyMedia, FaultKind.TinyMedia, FaultKind.SilentMedia, FaultKind.ShortMedia, FaultKind.LongMedia, FaultKind.HtmlMedia,
        FaultKind.GarbageMedia, FaultKind.TruncatedMedia,
    ];

    private static readonly FaultKind[] Sight = [FaultKind.EmptyMedia, FaultKind.TinyMedia, FaultKind.HtmlMedia, FaultKind.GarbageMedia, FaultKind.TruncatedMedia];

    private static readonly FaultKind[] Task =
    [
        FaultKind.TaskFails, FaultKind.TaskNeverEnds, FaultKind.TaskUnknown, FaultKind.UnknownState, FaultKind.EmptyResult, FaultKind.LostCallback,
        FaultKind.DuplicateCallback, FaultKind.EarlyCallback, FaultKind.ForgedCallback, FaultKind.ExpiredLink,
    ];

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        .. Cases("openai", "chat", [FaultKind.TooLarge, .. Envelope, .. Text]),
        .. Cases("openai", "responses", [FaultKind.TooLarge, .. Envelope, .. Text]),
        .. Cases("openai", "speech", Sound),
        .. Cases("openai", "images", [.. Envelope, .. Sight, FaultKind.NoMedia]),
        .. Free("openai", "models", [FaultKind.InvalidKey, .. Envelope]),
        .. Cases("kie", "create.speech", [.. Envelope, .. Sound, .. Task]),
        .. Cases("kie", "create.dialogue", [.. Envelope, .. Sound, .. Task]),
        .. Cases("kie", "create.image", [.. Envelope, .. Sight, .. Task]),
        .. Cases("kie", "create.video", [.. Envelope, .. Sight, .. Task]),
        .. Free("kie", "poll", [FaultKind.RateLimited, .. Envelope]),
        .. Free("kie", "download", []),
        .. Free("kie", "upload", Envelope),
        .. Free("kie", "credit", [FaultKind.InvalidKey, .. Envelope]),
        .. Cases("elevenlabs", "speech", Sound),
        .. Cases("elevenlabs", "dialogue", Sound),
        .. Free("elevenlabs", "voices", [FaultKind.InvalidKey, .. Envelope]),
        .. Free("elevenlabs", "user", [FaultKind.InvalidKey, FaultKind.NoQuota, .. Envelope]),
        .. Cases("google", "generate.text", [.. Envelope, .. Text]),
        .. Cases("google", "generate.speech", [.. Envelope, .. Sound, FaultKind.NoMedia]),
        .. Free("google", "models", [FaultKind.InvalidKey, .. Envelope]),
    ];

    private static IEnumerable<FaultCase> Cases(string provider, string call, FaultKind[] own) =>
    [
        .. Free(provider, call, [.. Refusals, .. own]),
        new(provider, call, "status 500 after work", new Fault(provider, call, FaultKind.Status) { Status = 500, AfterWork = true }),
        new(provider, call, "reset after work", new Fault(provider, call, FaultKind.Reset) { AfterWork = true }),
    ];

    /// <summary>Calls that are not paid for.</summary>
    private static IEnumerable<FaultCase> Free(string provider, string call, FaultKind[] own) =>
    [
        .. Statuses.Select(status => new FaultCase(provider, call, $"status {status}", new Fault(provider, call, FaultKind.Status) { Status = status })),
        new(provider, call, "status 429 with Retry-After", new Fault(provider, call, FaultKind.Status) { Status = 429, RetryAfter = 1 }),
        new(provider, call, "status 503 with Retry-After", new Fault(provider, call, FaultKind.Status) { Status = 503, RetryAfter = 1 }),
        .. Transport.Concat(own).Select(kind => new FaultCase(provider, call, NameOf(kind), new Fault(provider, call, kind))),
    ];

    private static string NameOf(FaultKind kind) =>
        string.Concat(kind.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
