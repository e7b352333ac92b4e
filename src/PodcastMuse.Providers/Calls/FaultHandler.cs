namespace PodcastMuse.Providers.Calls;

/// <summary>
/// Outermost: what a call ends with in the end, an open circuit included, leaves as the one exception that every library of HTTP expects,
/// with the fault inside.
/// </summary>
internal sealed class FaultHandler(Dialect dialect) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (Exception failure) when (CallFaults.Of(dialect, failure, CallNote.Of(request).IsOnce) is { } fault)
        {
            throw new HttpRequestException(fault.Message, fault);
        }
    }
}
