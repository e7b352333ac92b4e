using System.IO.Pipelines;
using System.Runtime.InteropServices;
using CliWrap;
using PodcastMuse.Media.Loudness;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Media.Codecs;

/// <summary>
/// Measures what listeners will hear: takes the bytes of an MP3 as they are written, has ffmpeg decode them, and meters the
/// decoded floats, while the rest is still being encoded. ffmpeg trims the decoder's delay by the Info frame, but from a pipe
/// not the padding at the end; so counting stops at the master's length.
/// </summary>
internal sealed class DecodedMeter : IAsyncDisposable
{
    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 1 << 20, resumeWriterThreshold: 1 << 19));
    private readonly CancellationTokenSource _stop;
    private readonly Task _decoding;
    private readonly long _samples;

    public DecodedMeter(long samples, CancellationToken cancellationToken)
    {
        _samples = samples;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _decoding = DecodeAsync(_stop.Token);
    }

    public LoudnessMeter Meter { get; } = new();

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var result = await _pipe.Writer.WriteAsync(bytes, cancellationToken);
        // The reader ends early only when decoding failed: then its fault is the answer.
        if (result.IsCompleted)
            await _decoding;
    }

    /// <summary>Waits for the last sample.</summary>
    public async Task<LoudnessMeter> FinishAsync()
    {
        await _pipe.Writer.CompleteAsync();
        await _decoding;
        Meter.Finish();
        return Meter;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pipe.Writer.CompleteAsync();
        await _decoding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task DecodeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Tool.RunAsync(
                "ffmpeg",
                ["-hide_banner", "-nostdin", "-loglevel", "error", "-threads", "1", "-f", "mp3", "-i", "pipe:0", "-c:a", "pcm_f32le", "-f", "f32le", "pipe:1"],
                PipeTarget.Create(MeterAsync),
                cancellationToken,
                PipeSource.FromStream(_pipe.Reader.AsStream()));
        }
        finally
        {
            await _pipe.Reader.CompleteAsync();
        }
    }

    private async Task MeterAsync(Stream decoded, CancellationToken cancellationToken)
    {
        const int StereoFloat = 2 * sizeof(float);
        var buffer = new byte[1 << 17];
        var filled = 0;
        int read;
        while ((read = await decoded.ReadAsync(buffer.AsMemory(filled), cancellationToken)) > 0)
        {
            filled += read;
            var whole = filled - filled % StereoFloat;
            var stereo = MemoryMarshal.Cast<byte, float>(buffer.AsSpan(0, whole));
            Meter.Add(stereo[..(int)Math.Min(stereo.Length, 2 * (_samples - Meter.Samples))]);
            buffer.AsSpan(whole, filled - whole).CopyTo(buffer);
            filled -= whole;
        }
    }
}
