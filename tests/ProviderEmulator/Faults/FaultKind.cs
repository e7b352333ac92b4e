namespace ProviderEmulator.Faults;

/// <summary>What can go wrong on request. README.md says for each what is sent and whether the call is paid.</summary>
public enum FaultKind
{
    // Refused before any work, unpaid.
    Status,
    InvalidKey,
    NoQuota,
    RateLimited,
    TooLarge,
    Refusal,

    // The connection; Cut and SlowBody after the work, Slow before it.
    Slow,
    SlowBody,
    Hang,
    Reset,
    Cut,

    // The envelope around the result.
    EmptyBody,
    NotJson,
    MissingFields,
    WrongTypes,
    HtmlBody,

    // What a language model wrote.
    Prose,
    BrokenJson,
    SchemaViolation,
    Thinking,
    Fenced,
    EmptyText,
    LengthStop,
    WrongLength,
    GivenText,
    StreamError,
    StreamEnd,

    // The file that was bought.
    EmptyMedia,
    TinyMedia,
    SilentMedia,
    ShortMedia,
    LongMedia,
    HtmlMedia,
    GarbageMedia,
    TruncatedMedia,
    NoMedia,

    // KIE's tasks.
    TaskFails,
    TaskNeverEnds,
    TaskUnknown,
    UnknownState,
    EmptyResult,
    LostCallback,
    DuplicateCallback,
    EarlyCallback,
    ForgedCallback,
    ExpiredLink,
}
