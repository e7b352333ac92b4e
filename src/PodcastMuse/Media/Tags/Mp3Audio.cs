using PodcastMuse.Kernel;

namespace PodcastMuse.Media.Tags;

/// <summary>Where the audio of an MP3 file lies: from <paramref name="Start"/> up to <paramref name="End"/>, in bytes, between any tags.</summary>
internal readonly record struct Mp3Audio(long Start, long End)
{
    private const int HeaderLength = 10;
    private const int FooterLength = 10;
    private const int Id3V1Length = 128;
    private const int HasFooter = 0x10;

    // Some writers leave zeros after a tag; more than this is no MP3.
    private const int MostPadding = 4096;

    public static async Task<Mp3Audio> FindAsync(FileStream mp3, CancellationToken cancellationToken)
    {
        var start = 0L;
        while (await ReadAsync(mp3, start, HeaderLength, cancellationToken) is { } header && IsId3V2(header))
            start += HeaderLength + Size(header) + ((header[5] & HasFooter) != 0 ? FooterLength : 0);
        for (var i = 0; i < MostPadding && await ReadAsync(mp3, start, 1, cancellationToken) is [0]; i++)
            start++;
        if (await ReadAsync(mp3, start, 2, cancellationToken) is not [0xFF, >= 0xE0])
            throw FaultException.Permanent(Problems.UnsoundResult($"'{mp3.Name}' is not an MP3 file; nothing was changed."));
        var hasId3V1 = await ReadAsync(mp3, mp3.Length - Id3V1Length, 3, cancellationToken) is [(byte)'T', (byte)'A', (byte)'G'];
        return new Mp3Audio(start, hasId3V1 ? mp3.Length - Id3V1Length : mp3.Length);
    }

    private static bool IsId3V2(byte[] header) => header is [(byte)'I', (byte)'D', (byte)'3', < 0xFF, < 0xFF, ..];

    private static int Size(byte[] header) =>
        (header[6] & 0x7F) << 21 | (header[7] & 0x7F) << 14 | (header[8] & 0x7F) << 7 | header[9] & 0x7F;

    private static async Task<byte[]?> ReadAsync(FileStream mp3, long at, int count, CancellationToken cancellationToken)
    {
        if (at < 0 || at + count > mp3.Length)
            return null;
        var bytes = new byte[count];
        mp3.Position = at;
        await mp3.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
