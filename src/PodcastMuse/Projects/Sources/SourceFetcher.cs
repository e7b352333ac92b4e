using System.Net;
using System.Net.Sockets;
using PodcastMuse.Kernel;
using PodcastMuse.Network;
using PodcastMuse.Projects.Sources.Formats;

namespace PodcastMuse.Projects.Sources;

/// <summary>
/// Fetches a source from the web and reads it like a file. Safe to point at anything a user types: http and https only, public addresses
/// only (checked again at every redirect), within the limits of size and time. The client must come from <see cref="GuardedConnection.Handler"/>.
/// </summary>
public sealed class SourceFetcher(IHttpClientFactory clients, SourceReader reader, TimeProvider clock)
{
    /// <summary>The name of the client at the factory.</summary>
    public const string ClientName = "sources";

    private const int Redirects = 5;

    /// <summary>From the first look-up to the last byte.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public async Task<ReadOutcome> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        var shown = Shown(address);
        using var deadline = new CancellationTokenSource(Limit, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await DownloadAsync(address, stop.Token) switch
            {
                Download.Got(var bytes, var name, var hint) => await reader.ReadBytesAsync(bytes, name, hint, cancellationToken),
                Download.Refused(var outcome) => outcome,
                _ => throw new InvalidOperationException(),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Refusals.Unreadable(Phrase.Of("site_silent", $"{shown} did not answer within {Limit.TotalSeconds:0} seconds. Try again later, or save the page and give the file.", ("address", shown), ("seconds", Math.Round(Limit.TotalSeconds))));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or InvalidDataException)
        {
            return Refused(shown, failure);
        }
    }

    private async Task<Download> DownloadAsync(Uri address, CancellationToken cancellationToken)
    {
        var client = clients.CreateClient(ClientName);
        for (var hop = 0; hop <= Redirects; hop++)
        {
            if (Objection(address) is { } objection)
                return new Download.Refused(objection);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("User-Agent", "PodcastMuse/0.1 (source reader)");
            request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/pdf,application/epub+zip,text/*;q=0.9,*/*;q=0.5");
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } next)
            {
                if (!Uri.TryCreate(address, next, out var target))
                    return new Download.Refused(Refusals.Unreadable(Phrase.Of("site_leads_nowhere", $"{Shown(address)} leads to an address that is not valid.", ("address", Shown(address)))));
                address = target;
                continue;
            }
            return response.IsSuccessStatusCode ? await BodyAsync(response, address, cancellationToken) : new Download.Refused(Answered(response.StatusCode, address));
        }
        return new Download.Refused(Refusals.Unreadable(Phrase.Of("site_leads_on", $"{Shown(address)} leads on and on without arriving. Give the address of the page itself.", ("address", Shown(address)))));
    }

    private static ReadOutcome.Refused? Objection(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            return Refusals.Address(Phrase.Of("not_a_web_address", $"'{Shown(address)}' is not a web address. Give one that begins with https:// or http://.", ("address", Shown(address))));
        if (address.UserInfo.Length > 0)
            return Refusals.Address(Phrase.Of("address_with_password", $"The address of {address.Host} carries a name or password. Leave it out; pages behind a login have to be saved as a file.", ("host", address.Host)));
        return null;
    }

    private static async Task<Download> BodyAsync(HttpResponseMessage response, Uri address, CancellationToken cancellationToken)
    {
        var shown = Shown(address);
        if (response.Content.Headers.ContentLength is > SourceLimits.FileBytes and var announced)
            return new Download.Refused(SourceLimits.FileTooLarge(shown, announced));
        using var memory = new MemoryStream();
        var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using (body.ConfigureAwait(false))
        {
            var buffer = new byte[65_536];
            int read;
            while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (memory.Length + read > SourceLimits.FileBytes)
                    return new Download.Refused(SourceLimits.FileTooLarge(shown, bytes: null));
                memory.Write(buffer, 0, read);
            }
        }
        var type = response.Content.Headers.ContentType;
        return new Download.Got(memory.ToArray(), shown, new FormatHint(type?.MediaType?.ToLowerInvariant(), type?.CharSet?.Trim('"')));
    }

    private static ReadOutcome.Refused Answered(HttpStatusCode status, Uri address) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => Refusals.Unreadable(Phrase.Of("page_missing", $"{Shown(address)} does not exist (the server says {(int)status}). Check the address.", ("address", Shown(address)), ("status", ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.PaymentRequired =>
            Refusals.Unreadable(Phrase.Of("page_closed", $"{Shown(address)} is not open to the public (the server says {(int)status}). Save the page and give the file.", ("address", Shown(address)), ("status", ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        _ => Refusals.Unreadable(Phrase.Of("page_unfetched", $"{Shown(address)} cannot be fetched (the server says {(int)status}). Try again later, or save the page and give the file.", ("address", Shown(address)), ("status", ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture)))),
    };

    private static ReadOutcome.Refused Refused(string shown, Exception failure)
    {
        for (var inner = failure; inner is not null; inner = inner.InnerException!)
            if (inner is AddressRefusedException refused)
                return Refusals.Address(Phrase.Of("address_private", $"{shown} may not be fetched: {refused.Host} is not a public address. Save the page and give the file.", ("address", shown), ("host", refused.Host)));
        return failure is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } || failure.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }
            ? Refusals.Unreadable(Phrase.Of("site_unknown", $"{shown} was not found: there is no such site, or no network. Check the address.", ("address", shown)))
            : Refusals.Unreadable(Phrase.Of("site_unreachable", $"{shown} cannot be reached. Check the address, or save the page and give the file.", ("address", shown)));
    }

    /// <summary>The address for people to read: without a query, which may carry secrets, and without credentials.</summary>
    private static string Shown(Uri address) =>
        address.IsAbsoluteUri ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.SafeUnescaped) : address.OriginalString;

    private abstract record Download
    {
        public sealed record Got(byte[] Bytes, string Name, FormatHint Hint) : Download;

        public sealed record Refused(ReadOutcome Outcome) : Download;
    }
}
