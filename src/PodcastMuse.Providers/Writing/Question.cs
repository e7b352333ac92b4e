using System.Text.Json;

namespace PodcastMuse.Providers.Writing;

/// <summary>
/// One request to a model. <paramref name="Form"/> names the schema of its answer; <paramref name="Words"/> are about how many it will
/// have, for limit and progress.
/// </summary>
internal sealed record Question<T>(string Form, string Instructions, string Text, int Words, Func<JsonElement, Reading<T>> Read);

/// <summary>An answer was read, or cannot be used for a reason that the model is told; the lesser one will do where asking again brings nothing better.</summary>
internal abstract record Reading<T>
{
    private Reading() { }

    public sealed record Fit(T Value) : Reading<T>;

    public sealed record Unfit(string Reason) : Reading<T>;

    public sealed record Lesser(T Value, string Reason) : Reading<T>;
}
