namespace PodcastMuse.Billing;

/// <summary>Reads a payment message as its bytes, which its signature is over, and no more than such messages are long.</summary>
internal static class WebhookBody
{
    private const int MostBytes = 256 * 1024;

    /// <summary>Null when it is longer.</summary>
    public static async Task<byte[]?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (memory.Length + read > MostBytes)
                return null;
            memory.Write(buffer, 0, read);
        }

        return memory.ToArray();
    }
}
