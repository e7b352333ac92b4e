using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Codecs;

namespace PodcastMuse.Media.Mastering;

/// <summary>
/// The WAV and MP3 being written, under names that nobody takes for finished ones; <see cref="Release"/> gives them their
/// names. Blocks go to places known in advance, so one can be written over.
/// </summary>
internal sealed class MasterFiles : IDisposable
{
    private readonly string _directory;
    private readonly long _samples;
    private readonly int _frames;
    private readonly SafeFileHandle _wav, _mp3;
    private bool _released;

    public MasterFiles(string directory, long samples)
    {
        _directory = Directory.CreateDirectory(directory).FullName;
        _samples = samples;
        _frames = Mp3Format.FramesFor(samples);
        _wav = Open(Part(WavPath));
        _mp3 = Open(Part(Mp3Path));
    }

    public string WavPath => Path.Combine(_directory, "final.wav");

    public string Mp3Path => Path.Combine(_directory, "final.mp3");

    public string WavPart => Part(WavPath);

    public string Mp3Part => Part(Mp3Path);

    /// <summary>The Info frame, which is the MP3's first; its sum over the music is only known at the end.</summary>
    public byte[] Info(ReadOnlySpan<byte> firstFrame, ushort musicCrc) =>
        InfoFrame.Write(firstFrame, _frames, _samples, musicCrc, Mp3Block.LowPass);

    public async Task WriteHeadersAsync(ReadOnlyMemory<byte> info, CancellationToken cancellationToken)
    {
        await RandomAccess.WriteAsync(_wav, WavHeader.Write(Pcm.Rate, channels: 2, _samples), 0, cancellationToken);
        await RandomAccess.WriteAsync(_mp3, info, 0, cancellationToken);
    }

    /// <summary>Writes a block to both files and hands its interleaved samples (16 bit, as written) to <paramref name="written"/>; its sound is returned.</summary>
    public async Task WriteAsync(EncodedBlock encoded, Action<ReadOnlySpan<short>>? written, CancellationToken cancellationToken)
    {
        var first = (long)encoded.Block.First * Pcm.Frame;
        var count = (int)Math.Min(encoded.Block.Frames * (long)Pcm.Frame, _samples - first);
        if (count > 0)
        {
            var bytes = SampleMemory.Bytes.Rent(count * WavHeader.BytesPerFrame);
            var own = bytes.AsMemory(0, count * WavHeader.BytesPerFrame);
            var stereo = MemoryMarshal.Cast<byte, short>(own.Span);
            Interleave(encoded.Sound, encoded.Sound.Before * Pcm.Frame, stereo);
            written?.Invoke(stereo);
            await RandomAccess.WriteAsync(_wav, own, WavHeader.Bytes + first * WavHeader.BytesPerFrame, cancellationToken);
            SampleMemory.Bytes.Return(bytes);
        }
        encoded.Sound.Return();
        await RandomAccess.WriteAsync(_mp3, encoded.Frames, (encoded.Block.First + 1L) * Mp3Format.FrameBytes, cancellationToken);
    }

    /// <summary>Puts the final sum over the music into the Info frame.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        var first = new byte[Mp3Format.FrameBytes];
        await using (var stream = File.OpenRead(Mp3Part))
            await stream.ReadExactlyAsync(first, cancellationToken);
        var crc = await MasterReading.SumMusicAsync(Mp3Part, cancellationToken);
        await RandomAccess.WriteAsync(_mp3, Info(first, crc), 0, cancellationToken);
    }

    /// <summary>Ends the writing: the files are closed on disk and take their names, the old ones' place.</summary>
    public void Release()
    {
        _wav.Dispose();
        _mp3.Dispose();
        File.Move(WavPart, WavPath, overwrite: true);
        File.Move(Mp3Part, Mp3Path, overwrite: true);
        _released = true;
    }

    public void Dispose()
    {
        _wav.Dispose();
        _mp3.Dispose();
        if (_released)
            return;
        File.Delete(WavPart);
        File.Delete(Mp3Part);
    }

    private static void Interleave(RenderedBlock sound, int from, Span<short> stereo)
    {
        var left = sound.Left.Slice(from, stereo.Length / 2);
        if (sound.IsMono)
        {
            var pairs = MemoryMarshal.Cast<short, uint>(stereo);
            for (var i = 0; i < pairs.Length; i++)
                pairs[i] = (ushort)left[i] * 0x1_0001u;
            return;
        }
        var right = sound.Right.Slice(from, stereo.Length / 2);
        for (var i = 0; i < left.Length; i++)
        {
            stereo[2 * i] = left[i];
            stereo[2 * i + 1] = right[i];
        }
    }

    private static string Part(string path) => path + ".part";

    private static SafeFileHandle Open(string path) =>
        File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read, FileOptions.Asynchronous);
}
