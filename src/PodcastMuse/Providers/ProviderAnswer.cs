namespace PodcastMuse.Providers;

/// <summary>What a call used, for the call journal. Unit is "characters", "tokens", "images" or "seconds"; cost in US dollars, estimated.</summary>
public sealed record Usage(string Unit, double Quantity, decimal EstimatedCost)
{
    public static Usage Free(string unit, double quantity) => new(unit, quantity, 0m);
}

/// <summary>An outside call either finished, or became a task to look at again; waiting holds no worker.</summary>
public abstract record ProviderAnswer<T>
{
    private ProviderAnswer() { }

    public sealed record Finished(T Value, Usage Usage) : ProviderAnswer<T>;

    public sealed record Waiting(string TaskId, TimeSpan LookAgainAfter) : ProviderAnswer<T>;
}

/// <summary>A media file a provider made, on local disk. The caller probes it before it counts.</summary>
public sealed record MadeFile(string Path, string ContentType);
