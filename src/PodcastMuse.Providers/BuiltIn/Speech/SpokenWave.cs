using System.Buffers.Binary;
using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.BuiltIn.Speech;

/// <summary>Listens to a finished 16-bit WAV: it has samples, and they are not silence.</summary>
internal static class SpokenWave
{
    private const int HeaderBytes = 44;

    /// <summary>About −46 dBFS: quieter peaks than any word of any engine here.</summary>
    private const int FaintestPeak = 160;

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

        if (peak < FaintestPeak)
            throw FaultException.Permanent(Problems.UnsoundResult($"The voice {voice} produced {(file.Length <= HeaderBytes ? "an empty file" : "only silence")} for this line. Change its words or its voice."));
    }
}
