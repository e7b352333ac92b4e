using PodcastMuse.Kernel;
using PodcastMuse.Media.Audio;

namespace PodcastMuse.Providers.Calls;

/// <summary>Tells what a file is by its first bytes: what providers call it is not believed.</summary>
internal static class MediaKind
{
    private const int Head = 16;

    /// <summary>Before an answer that was no file is asked for again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Names a received file after what it is; a transient fault when it is no medium at all.</summary>
    public static MadeFile Settle(string who, string part, string outputPath, string? said)
    {
        var head = new byte[Head];
        int read;
        using (var file = File.OpenRead(part))
            read = file.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        var (extension, type) = Of(head.AsSpan(0, read), said)
            ?? throw FaultException.Transient(Problems.UnsoundResult(read == 0 ? $"{who} sent an empty file." : $"What {who} sent is not the file that was asked for."), Pause);
        var path = outputPath + extension;
        File.Move(part, path, overwrite: true);
        return new MadeFile(path, type);
    }

    /// <summary>Writes received bytes under the name of what they are.</summary>
    public static async Task<MadeFile> WriteAsync(string who, byte[] bytes, string outputPath, string? said, CancellationToken cancellationToken)
    {
        var part = outputPath + ".part";
        await File.WriteAllBytesAsync(part, bytes, cancellationToken);
        return Settle(who, part, outputPath, said);
    }

    /// <summary>Raw 16-bit little-endian mono samples as a WAV file.</summary>
    public static async Task<MadeFile> WritePcmAsync(string who, byte[] samples, int rate, string outputPath, CancellationToken cancellationToken)
    {
        if (samples.Length % 2 != 0)
            throw FaultException.Transient(Problems.UnsoundResult($"The speech that {who} sent is cut off in the middle of a sample."), Pause);
        var path = outputPath + ".wav";
        await using var file = File.Create(path);
        await file.WriteAsync(WavHeader.Write(rate, channels: 1, samples.Length / 2), cancellationToken);
        await file.WriteAsync(samples, cancellationToken);
        return new MadeFile(path, "audio/wav");
    }

    private static (string Extension, string Type)? Of(ReadOnlySpan<byte> head, string? said)
    {
        if (head.StartsWith("RIFF"u8))
            return head.Length >= 12 && head[8..].StartsWith("WEBP"u8) ? (".webp", "image/webp") : (".wav", "audio/wav");
        if (head.StartsWith("ID3"u8) || (head.Length > 1 && head[0] == 0xFF && (head[1] & 0xE0) == 0xE0))
            return (".mp3", "audio/mpeg");
        if (head.StartsWith("OggS"u8))
            return (".ogg", "audio/ogg");
        if (head.StartsWith("fLaC"u8))
            return (".flac", "audio/flac");
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]))
            return (".png", "image/png");
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return (".jpg", "image/jpeg");
        if (head.Length >= 8 && head[4..].StartsWith("ftyp"u8))
            return said?.StartsWith("audio/", StringComparison.Ordinal) == true ? (".m4a", "audio/mp4") : (".mp4", "video/mp4");
        return head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) ? (".webm", "video/webm") : null;
    }
}
