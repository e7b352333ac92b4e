using System.Globalization;
using System.Runtime.InteropServices;
using CliWrap;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Media.Audio;

/// <summary>
/// Loads a take as 48 kHz mono floats, whatever it is. WAV is read here (a process a line would cost more than the whole
/// master); everything else ffmpeg decodes. A take is short, so it is held whole.
/// </summary>
internal static class Speech
{
    /// <summary>Longest take, in seconds: what a speech model makes of one segment is far below; a longer file is a mistake.</summary>
    private const int LongestSeconds = 1_800;

    public static async Task<Take> LoadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw FaultException.Permanent(Problems.NotFound($"The recording {Path.GetFileName(path)} is missing."));
        return ReadWav(path) ?? await DecodeAsync(path, cancellationToken);
    }

    private static Take? ReadWav(string path)
    {
        using var stream = File.OpenRead(path);
        var wav = WavFile.ReadHeader(stream);
        if (wav is null || !Resampler.Supports(wav.Rate) || wav.DataBytes / (wav.Channels * wav.BytesPerSample) > (long)LongestSeconds * wav.Rate)
            return null;
        var count = WavSamples.Count(wav);
        var received = SampleMemory.Floats.Rent(count);
        WavSamples.Read(stream, wav, received);
        var length = Resampler.Length(count, wav.Rate);
        var samples = SampleMemory.Floats.Rent(length);
        Resampler.ToMasterRate(received.AsSpan(0, count), wav.Rate, samples);
        SampleMemory.Floats.Return(received);
        return new Take(samples, length, wav.DataBytes >= wav.DeclaredBytes - wav.DeclaredBytes % (wav.Channels * wav.BytesPerSample) ? FileEnd.Whole : FileEnd.Missing);
    }

    private static async Task<Take> DecodeAsync(string path, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var limit = LongestSeconds.ToString(CultureInfo.InvariantCulture);
        try
        {
            await Tool.RunAsync(
                "ffmpeg",
                ["-hide_banner", "-nostdin", "-loglevel", "error", "-xerror", "-i", path, "-vn", "-t", limit, "-ac", "1", "-ar", "48000", "-f", "f32le", "pipe:1"],
                PipeTarget.ToStream(bytes),
                cancellationToken);
        }
        catch (FaultException fault) when (fault.Problem.Type == "/problems/internal")
        {
            throw FaultException.Transient(
                Problems.UnsoundResult($"The recording {Path.GetFileName(path)} cannot be decoded: {fault.Problem.Detail}"), inner: fault);
        }
        var end = Mp3File.EndOf(await File.ReadAllBytesAsync(path, cancellationToken));
        return Take.Copy(MemoryMarshal.Cast<byte, float>(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)), end);
    }
}
