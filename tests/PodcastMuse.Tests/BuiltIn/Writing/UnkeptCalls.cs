using PodcastMuse.Providers;

namespace PodcastMuse.Tests.BuiltIn.Writing;

/// <summary>Sends every call and keeps nothing.</summary>
internal sealed class UnkeptCalls : IModelCalls
{
    public async Task<T> OnceAsync<T>(string request, Func<CancellationToken, Task<Metered<T>>> send, CancellationToken cancellationToken) =>
        (await send(cancellationToken)).Value;
}
