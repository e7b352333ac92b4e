using System.Buffers.Binary;
using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.BuiltIn.Speech;

/// <summary>Listens to a finished 16-bit WAV: it has samples, and they are not silence.</summary>
internal static class SpokenWave
{
    private const int HeaderBytes = 44;

    /// <summary>About −46 dBFS: quieter peaks than any word of any engine here.</summary>
    private const int FaintestPeak = 160;

    /// <summary>Less than the longest line takes: where no more is free, a voice that wrote nothing had no room to. Speech programs do not say so.</summary>
    private const long LeastRoom = 4 * 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static void Check(string path, string voice)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[64 * 1024];
        file.Position = Math.Min(HeaderBytes, file.Length);
        var peak = 0;
        for (int read; peak < FaintestPeak && (read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 1;)
        {
            for (var i = 0; i + 1 < read; i += 2)
                peak = Math.Max(peak, Math.Abs((int)BinaryPrimitives.ReadInt16LittleEndian(buffer.AsSpan(i))));
        }

        if (peak >= FaintestPeak)
            return;
        if (new DriveInfo(Path.GetFullPath(path)).AvailableFreeSpace < LeastRoom)
            throw new IOException("No space left on device");
        if (file.Length <= HeaderBytes)
            throw FaultException.Transient(Problems.UnsoundResult(Phrase.Of("voice_empty", $"The voice {voice} produced an empty file for this line. Change its words or its voice.", ("voice", voice))), Pause);
        throw FaultException.Permanent(Problems.UnsoundResult(Phrase.Of("voice_silent", $"The voice {voice} produced only silence for this line. Change its words or its voice.", ("voice", voice))));
    }
}
