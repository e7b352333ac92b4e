using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PodcastMuse.Media.Codecs;

namespace PodcastMuse.Media.Mastering;

/// <summary>A block ready to be written: its own samples, without context, and its MP3 frames.</summary>
internal sealed record EncodedBlock(Block Block, RenderedBlock Sound, byte[] Frames, bool IsNew);

/// <summary>
/// Renders and encodes blocks. MP3 frames are kept under the hash of the very samples the encoder saw, so a block that an
/// edit did not touch is never encoded again, and a wrong one can't be found.
/// </summary>
internal sealed class BlockEncoder(EpisodeSound sound, string cacheDirectory)
{
    private readonly string _directory = Directory.CreateDirectory(Path.Combine(cacheDirectory, "mp3")).FullName;
    private readonly string _method = $"128k-cbr-js-q5-s1-b{Mp3Block.Before}-{LameLibrary.Version}";

    public async Task<EncodedBlock> EncodeAsync(Block block, CancellationToken cancellationToken)
    {
        var rendered = await sound.RenderAsync(block, cancellationToken);
        var path = Path.Combine(_directory, Address(block, rendered));
        if (await Kept.ReadAsync(path, cancellationToken) is { } kept && kept.Length == block.Frames * Mp3Format.FrameBytes)
            return new EncodedBlock(block, rendered, kept, IsNew: false);
        var frames = Mp3Block.Encode(rendered.Left, rendered.Right, rendered.Before, block.Frames);
        await Kept.WriteAsync(path, frames, cancellationToken);
        return new EncodedBlock(block, rendered, frames, IsNew: true);
    }

    private string Address(Block block, RenderedBlock rendered)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{_method};{rendered.Before};{block.Frames};{(rendered.IsMono ? 1 : 2)};"));
        hash.AppendData(MemoryMarshal.AsBytes(rendered.Left));
        if (!rendered.IsMono)
            hash.AppendData(MemoryMarshal.AsBytes(rendered.Right));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 20));
    }
}
