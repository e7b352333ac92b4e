using System.Text.Json.Nodes;
using ProviderEmulator.Media;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Kie;

/// <summary>Looks at the pictures a task is to start from, as the provider would: a link that gives none is refused with code 451.</summary>
internal sealed class InputLinks(FileShelf shelf, IHttpClientFactory clients)
{
    private const int LargestPicture = 10_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<Reply?> CheckAsync(JsonObject input, CancellationToken cancellationToken)
    {
        foreach (var link in Links(input))
        {
            if (!await IsPictureAsync(link, cancellationToken))
                return KieDialect.Envelope(451, $"Failed to fetch the file: {link}");
        }

        return null;
    }

    private static IEnumerable<string> Links(JsonObject input) => ((JsonNode?[])[input["image_url"], input["end_image_url"], .. input["input_urls"] as JsonArray ?? []])
        .Select(node => node.Text())
        .OfType<string>()
        .Where(link => link.Length > 0);

    private async Task<bool> IsPictureAsync(string link, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return false;
        if (shelf.IsOurs(address))
            return shelf.Find(address) is { } file && IsPicture(await file.MakeAsync());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var picture = await clients.CreateClient("inputs").GetByteArrayAsync(address, patience.Token);
            return picture.Length <= LargestPicture && IsPicture(picture);
        }
        catch (Exception unreached) when (unreached is HttpRequestException || (unreached is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private static bool IsPicture(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) || file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || (file.Length > 12 && file[8..12].SequenceEqual("WEBP"u8));
}
