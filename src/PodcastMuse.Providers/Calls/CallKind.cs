namespace PodcastMuse.Providers.Calls;

/// <summary>Kinds of calls, which differ in how long they may take and in what they are counted with.</summary>
internal enum CallKind
{
    /// <summary>A language model's; what is not marked is one.</summary>
    Text,
    Speech,
    Image,

    /// <summary>Begins a task elsewhere.</summary>
    Create,

    /// <summary>Asks how a task stands, or anything else that costs nothing.</summary>
    Look,

    /// <summary>Shows a key.</summary>
    Check,
    Upload,
}

/// <summary>How long one try of a call may take, headers and body, once it is its turn (vendors' typical times with room; a model's stream has its own watch).</summary>
internal static class Patience
{
    public static TimeSpan For(CallKind kind) => kind switch
    {
        CallKind.Text => TimeSpan.FromMinutes(6),
        CallKind.Speech => TimeSpan.FromSeconds(180),
        CallKind.Image => TimeSpan.FromSeconds(180),
        CallKind.Upload => TimeSpan.FromSeconds(120),
        CallKind.Check => TimeSpan.FromSeconds(15),
        _ => TimeSpan.FromSeconds(30),
    };

    /// <summary>Whether it is work that providers count, rather than a question.</summary>
    public static bool IsWork(CallKind kind) => kind is CallKind.Text or CallKind.Speech or CallKind.Image or CallKind.Create;
}
