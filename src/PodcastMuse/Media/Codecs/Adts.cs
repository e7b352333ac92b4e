using PodcastMuse.Kernel;

namespace PodcastMuse.Media.Codecs;

/// <summary>Copies whole AAC frames out of an ADTS stream (ISO/IEC 13818-7, 6.2); each header tells its frame's length.</summary>
internal static class Adts
{
    private const int HeaderBytes = 7;

    public static async Task CopyAsync(Stream from, Stream to, int skip, int count, CancellationToken cancellationToken)
    {
        using var source = new BufferedStream(from, 1 << 17);
        var frame = new byte[1 << 13];
        for (var i = 0; i < skip + count; i++)
        {
            if (await source.ReadAtLeastAsync(frame.AsMemory(0, HeaderBytes), HeaderBytes, throwOnEndOfStream: false, cancellationToken) < HeaderBytes)
                throw FaultException.Permanent(Problems.Internal($"The AAC encoder made {i - skip} frames where {count} were due."));
            if (frame[0] != 0xFF || (frame[1] & 0xF6) != 0xF0)
                throw FaultException.Permanent(Problems.Internal("The AAC stream lost its frames."));
            var length = (frame[3] & 0x03) << 11 | frame[4] << 3 | frame[5] >> 5;
            await source.ReadExactlyAsync(frame.AsMemory(HeaderBytes, length - HeaderBytes), cancellationToken);
            if (i >= skip)
                await to.WriteAsync(frame.AsMemory(0, length), cancellationToken);
        }
    }
}
