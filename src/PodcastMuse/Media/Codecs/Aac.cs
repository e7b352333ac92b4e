using System.Globalization;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Media.Codecs;

/// <summary>
/// AAC-LC for videos, 128 kbit/s. ffmpeg's "fast" coder takes a quarter of the default's time and, on speech, codes closer
/// to the original; parts are encoded on all cores and joined frame by frame. The encoder's first frame, which only
/// holds its delay, is left out, so sound begins at 0 without an edit list that players may ignore.
/// </summary>
public static class Aac
{
    private const int FrameSamples = 1_024;

    /// <summary>375 frames are 8 s exactly, so cuts at its multiples can be named in seconds; the part before is overlap for the coder's state.</summary>
    private const int UnitFrames = 375, UnitSeconds = 8;

    /// <summary>Shorter parts than this (units) are not worth a process.</summary>
    private const int LeastUnits = 8;

    /// <param name="wavPath">A master: 48 kHz, 16 bit, stereo.</param>
    /// <param name="m4aPath">Written whole or not at all.</param>
    /// <param name="cancellationToken">Stops the encoders.</param>
    public static async Task EncodeAsync(string wavPath, string m4aPath, CancellationToken cancellationToken)
    {
        var samples = ReadLength(wavPath);
        var frames = (int)((samples + FrameSamples - 1) / FrameSamples);
        var units = (frames + UnitFrames - 1) / UnitFrames;
        var count = Math.Clamp(units / LeastUnits, 1, Environment.ProcessorCount);
        var part = $"{m4aPath}.part";
        string[] pieces = [.. Enumerable.Range(0, count).Select(i => $"{part}{i}.aac")];
        var joined = $"{part}.aac";
        try
        {
            await Task.WhenAll(pieces.Select((piece, i) =>
                EncodePartAsync(wavPath, piece, Cut(units, i, count), i + 1 < count ? Cut(units, i + 1, count) : null, cancellationToken)));
            await JoinAsync(pieces, [.. Enumerable.Range(0, count).Select(i => Cut(units, i, count))], frames, joined, cancellationToken);
            await Ffmpeg.RunAsync(["-f", "aac", "-i", joined, "-c", "copy", "-bsf:a", "aac_adtstoasc", "-movflags", "+faststart", "-f", "mp4", part], cancellationToken);
            File.Move(part, m4aPath, overwrite: true);
        }
        finally
        {
            foreach (var left in (IEnumerable<string>)[.. pieces, joined, part])
                File.Delete(left);
        }
    }

    /// <summary>Where part <paramref name="index"/> begins, in units.</summary>
    private static int Cut(int units, int index, int count) => (int)((long)units * index / count);

    private static async Task EncodePartAsync(string wavPath, string piece, int first, int? next, CancellationToken cancellationToken)
    {
        var from = Math.Max(0, first - 1) * UnitSeconds;
        string[] range = next is { } end ? ["-ss", Text(from), "-t", Text((end * UnitSeconds) - from + 1)] : ["-ss", Text(from)];
        await Ffmpeg.RunAsync([.. range, "-i", wavPath, "-c:a", "aac", "-aac_coder", "fast", "-b:a", "128k", "-f", "adts", piece], cancellationToken);
    }

    private static async Task JoinAsync(string[] pieces, int[] cuts, int frames, string joined, CancellationToken cancellationToken)
    {
        await using var output = File.Create(joined);
        for (var i = 0; i < pieces.Length; i++)
        {
            var first = cuts[i] * UnitFrames;
            var end = i + 1 < pieces.Length ? cuts[i + 1] * UnitFrames : frames;
            // One frame for the delay, and a unit of overlap in every part but the first.
            var skipped = 1 + (cuts[i] > 0 ? UnitFrames : 0);
            await using var input = File.OpenRead(pieces[i]);
            await Adts.CopyAsync(input, output, skipped, end - first, cancellationToken);
        }
    }

    private static long ReadLength(string wavPath)
    {
        using var stream = File.OpenRead(wavPath);
        var wav = WavFile.ReadHeader(stream);
        return wav is { Rate: Pcm.Rate, Bits: 16, Channels: 2 }
            ? wav.DataBytes / WavHeader.BytesPerFrame
            : throw FaultException.Permanent(Problems.UnsoundResult($"{Path.GetFileName(wavPath)} is not a 48 kHz 16-bit stereo master."));
    }

    private static string Text(int seconds) => seconds.ToString(CultureInfo.InvariantCulture);
}
