using Polly;

namespace PodcastMuse.Providers.Calls;

/// <summary>Sends one try through its key's circuit.</summary>
internal sealed class CircuitHandler(Circuits circuits) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.SetRequestMessage(request);
        try
        {
            return await circuits.Of(request).ExecuteAsync(
                static async (c, state) => await state.Handler.SendOnAsync(state.Request, c.CancellationToken), context, (Handler: this, Request: request));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> SendOnAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(request, cancellationToken);
}
