using System.Net;
using PodcastMuse.Kernel;
using PodcastMuse.Network;

namespace PodcastMuse.Providers.Calls;

/// <summary>
/// Fetches results that providers leave at an address. No key ever goes there; every connection, redirects included, goes only where the
/// operator permits.
/// </summary>
internal sealed class Downloads(IHttpClientFactory clients, TimeProvider clock)
{
    public const string ClientName = "provider-files";

    private const int Tries = 3;

    /// <summary>A minute of 1080p film, with room.</summary>
    private const long MostBytes = 512 * 1024 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static SocketsHttpHandler Handler(AddressPolicy policy)
    {
        var handler = GuardedConnection.Handler(policy);
        handler.AllowAutoRedirect = true;
        handler.MaxAutomaticRedirections = 3;
        return handler;
    }

    /// <summary>The file, with an extension after what it really is; null when it is not there (any more). A transient fault when it cannot be fetched now.</summary>
    public async Task<MadeFile?> FetchAsync(string who, Uri address, string outputPath, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryAsync(who, address, outputPath, cancellationToken);
            }
            catch (FaultException unsound) when (unsound.IsTransient && tries < Tries)
            {
                // What is paid for is fetched again before it is made again: it may be the way here that spoilt it.
                await Task.Delay(Pause * tries, clock, cancellationToken);
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException or TimeoutException && broken.InnerException is not AddressRefusedException)
            {
                if (tries == Tries)
                    throw FaultException.Transient(Problems.ProviderUnavailable($"{who} has finished a file, but it could not be fetched."), Pause, broken);
                await Task.Delay(Pause * tries, clock, cancellationToken);
            }
            catch (HttpRequestException refused) when (refused.InnerException is AddressRefusedException)
            {
                throw FaultException.Permanent(Problems.ProviderRefused($"{who} left the result at an address that may not be called. Use another provider for this, then resume."), refused);
            }
        }
    }

    private async Task<MadeFile?> TryAsync(string who, Uri address, string outputPath, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Limit, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var response = await clients.CreateClient(ClientName).GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.Gone)
                return null;
            response.EnsureSuccessStatusCode();
            var part = outputPath + ".part";
            await using (var file = File.Create(part))
                await CopyAsync(who, await response.Content.ReadAsStreamAsync(limit.Token), file, limit.Token);
            return MediaKind.Settle(who, part, outputPath, response.Content.Headers.ContentType?.MediaType);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The file did not arrive in time.", late);
        }
    }

    private static async Task CopyAsync(string who, Stream from, Stream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[81_920];
        for (long total = 0; await from.ReadAsync(buffer, cancellationToken) is var read and > 0;)
        {
            total += read;
            if (total > MostBytes)
                throw FaultException.Permanent(Problems.UnsoundResult($"{who} sent a file that is too large to be what was asked for. Resume to have it made again."));
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }
}
