using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CliWrap;
using CliWrap.Buffered;

namespace ProviderEmulator.Media;

/// <summary>
/// Runs the outside programs (ffmpeg, flite, espeak-ng), two at a time, and keeps what they made in a folder of the
/// system's temp by a name that says how it was made; a second wish for the same costs a read, and a hundred at once
/// cost one process. Emulators share the folder.
/// </summary>
internal sealed class Workshop : IDisposable
{
    private readonly SemaphoreSlim _places = new(2);
    /// <summary>By path, for all emulators of this process: two that made the same file at once would write into one another's.</summary>
    private static readonly ConcurrentDictionary<string, Task> Making = new();

    private static int _last;

    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "muse-emulator-" + Environment.UserName)).FullName;

    public async Task<byte[]> KeepAsync(string recipe, string extension, Func<string, CancellationToken, Task> make, CancellationToken cancellationToken)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("1\n" + recipe)))[..32];
        var path = Path.Combine(_folder, $"{name}.{extension}");
        while (!File.Exists(path))
        {
            var making = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var first = Making.GetOrAdd(path, making.Task);
            if (first != making.Task)
            {
                // A caller who waits looks again: the first may have left before it was done.
                await first.WaitAsync(cancellationToken);
                continue;
            }

            try
            {
                var unfinished = Path.Combine(_folder, $"{name}.{Environment.ProcessId}-{Interlocked.Increment(ref _last)}.{extension}");
                await make(unfinished, cancellationToken);
                File.Move(unfinished, path, overwrite: true);
            }
            finally
            {
                Making.TryRemove(path, out _);
                making.SetResult();
            }
        }

        return await File.ReadAllBytesAsync(path, cancellationToken);
    }

    public async Task RunAsync(string program, IEnumerable<string> arguments, byte[]? input, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            var command = Cli.Wrap(program).WithArguments(arguments).WithValidation(CommandResultValidation.None);
            var result = await (input is null ? command : command.WithStandardInputPipe(PipeSource.FromBytes(input))).ExecuteBufferedAsync(cancellationToken);
            if (!result.IsSuccess)
                throw new InvalidOperationException($"{program} ended with {result.ExitCode}: {result.StandardError.Trim()}");
        }
        finally
        {
            _places.Release();
        }
    }

    public Task EncodeAsync(short[] samples, int rate, AudioFormat format, string path, CancellationToken cancellationToken)
    {
        string[] output = format.Codec switch
        {
            AudioCodec.Mp3 => ["-c:a", "libmp3lame", "-b:a", format.BitRate + "k", "-reservoir", "0", "-write_xing", "0", "-id3v2_version", "0", "-f", "mp3"],
            AudioCodec.Opus => ["-c:a", "libopus", "-b:a", (format.BitRate > 0 ? format.BitRate : 64) + "k", "-f", "ogg"],
            AudioCodec.Aac => ["-c:a", "aac", "-b:a", "96k", "-f", "adts"],
            AudioCodec.Flac => ["-c:a", "flac", "-f", "flac"],
            AudioCodec.MuLaw => ["-c:a", "pcm_mulaw", "-f", "mulaw"],
            AudioCodec.ALaw => ["-c:a", "pcm_alaw", "-f", "alaw"],
            AudioCodec.Wav => ["-c:a", "pcm_s16le", "-f", "wav"],
            _ => ["-c:a", "pcm_s16le", "-f", "s16le"],
        };
        return RunAsync(
            "ffmpeg",
            ["-v", "error", "-nostdin", "-f", "s16le", "-ar", $"{rate}", "-ac", "1", "-i", "pipe:0", "-ac", "1", "-ar", $"{format.Rate}", "-bitexact", .. output, "-y", path],
            Wave.Raw(samples),
            cancellationToken);
    }

    public void Dispose() => _places.Dispose();
}
