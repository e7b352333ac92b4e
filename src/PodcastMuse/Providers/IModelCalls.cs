namespace PodcastMuse.Providers;

/// <summary>A paid answer and what it used.</summary>
public sealed record Metered<T>(T Value, Usage Usage);

/// <summary>
/// Keeps each answer a text model paid for on the way to a whole script. Asked again for the same, also after a crash, it gives the
/// kept answer and sends nothing.
/// </summary>
public interface IModelCalls
{
    /// <param name="request">Everything that decides the answer; the same text has the same answer.</param>
    /// <param name="send">Makes the call. What it throws is noted, and not kept as an answer.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <typeparam name="T">Survives being written as JSON and read again.</typeparam>
    Task<T> OnceAsync<T>(string request, Func<CancellationToken, Task<Metered<T>>> send, CancellationToken cancellationToken);
}
