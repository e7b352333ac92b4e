using PodcastMuse.Kernel;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Media.Tags;

/// <summary>
/// Gives an MP3 its tag. Earlier ID3 tags are replaced, the audio (its Info header included) stays byte for byte; streamed and atomic.
/// </summary>
public static class Id3Writer
{
    // The tag's size has 28 bits; this leaves room for everything else.
    private const long MostCoverBytes = 64 * 1024 * 1024;
    private const int BufferSize = 128 * 1024;

    public static async Task WriteAsync(string mp3Path, Id3Tag tag, CancellationToken cancellationToken)
    {
        var cover = tag.CoverPath is null ? null : await ReadCoverAsync(tag.CoverPath, cancellationToken);
        var bytes = Id3Frames.Lay(tag, cover, cover is null ? "" : TypeOf(cover, tag.CoverPath!));
        await using var mp3 = new FileStream(mp3Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous);
        var audio = await Mp3Audio.FindAsync(mp3, cancellationToken);
        await AtomicFile.WriteAsync(mp3Path, async (file, token) =>
        {
            await file.WriteAsync(bytes, token);
            await CopyAsync(mp3, audio, file, token);
        }, cancellationToken);
    }

    private static async Task<byte[]> ReadCoverAsync(string path, CancellationToken cancellationToken)
    {
        if (new FileInfo(path).Length > MostCoverBytes)
            throw FaultException.Permanent(Problems.UnsoundResult($"The cover '{path}' is larger than {MostCoverBytes / 1024 / 1024} MB."));
        return await File.ReadAllBytesAsync(path, cancellationToken);
    }

    private static string TypeOf(byte[] cover, string path) => cover switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        _ => throw FaultException.Permanent(Problems.UnsoundResult($"The cover '{path}' is neither JPEG nor PNG.")),
    };

    private static async Task CopyAsync(FileStream mp3, Mp3Audio audio, FileStream file, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        mp3.Position = audio.Start;
        for (var left = audio.End - audio.Start; left > 0;)
        {
            var read = await mp3.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken);
            if (read == 0)
                throw FaultException.Permanent(Problems.UnsoundResult($"'{mp3.Name}' became shorter while it was read."));
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            left -= read;
        }
    }
}
