using System.Runtime.InteropServices;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Audio;

namespace PodcastMuse.Media.Codecs;

/// <summary>
/// Encodes a stretch of a master so that its frames are those one encoder would have made of the whole: it is given
/// <see cref="Before"/> frames of what precedes (to settle its psychoacoustics and the overlap of its transform) and
/// <see cref="After"/> of what follows (its look-ahead), and only the stretch's own frames are kept. No bit reservoir,
/// so no frame leans on another.
/// </summary>
internal static class Mp3Block
{
    public const int Before = 6;
    public const int After = 1;

    /// <summary>Where LAME cuts at this bit rate, in hertz; stated in the Info frame.</summary>
    public const int LowPass = 17_000;

    private const int JointStereo = 1;

    /// <summary>LAME 3.100 turns 128 kbit/s down to 0.95 (its ABR presets' scale); this undoes it, so that WAV and MP3 are equally loud.</summary>
    private const float Scale = 1 / 0.95f;

    /// <summary>The level ffmpeg takes when none is asked for.</summary>
    private const int Quality = 5;

    /// <param name="left">Left samples: context, the stretch, context; whole frames.</param>
    /// <param name="right">Right samples, likewise.</param>
    /// <param name="before">Frames of context in front (fewer than <see cref="Before"/> only at the start of the master).</param>
    /// <param name="frames">Frames of the stretch.</param>
    public static byte[] Encode(ReadOnlySpan<short> left, ReadOnlySpan<short> right, int before, int frames)
    {
        var wanted = (before + frames) * Mp3Format.FrameBytes;
        var output = new byte[wanted + 4 * Mp3Format.FrameBytes + 7_200];
        var written = Run(left, right, output);
        if (written < wanted)
            throw FaultException.Permanent(Problems.Internal($"The MP3 encoder returned {written} bytes where {wanted} were due."));
        var own = output.AsSpan(before * Mp3Format.FrameBytes, frames * Mp3Format.FrameBytes);
        for (var i = 0; i < frames; i++)
        {
            if (!Mp3Format.IsFreeStanding(own.Slice(i * Mp3Format.FrameBytes, Mp3Format.FrameBytes)))
                throw FaultException.Permanent(Problems.Internal("The MP3 encoder made a frame that cannot stand alone."));
        }
        return own.ToArray();
    }

    private static int Run(ReadOnlySpan<short> left, ReadOnlySpan<short> right, byte[] output)
    {
        var lame = LameLibrary.Guard(LameLibrary.lame_init);
        try
        {
            _ = LameLibrary.lame_set_in_samplerate(lame, Pcm.Rate);
            _ = LameLibrary.lame_set_out_samplerate(lame, Pcm.Rate);
            _ = LameLibrary.lame_set_num_channels(lame, 2);
            _ = LameLibrary.lame_set_mode(lame, JointStereo);
            _ = LameLibrary.lame_set_brate(lame, Mp3Format.Kilobits);
            _ = LameLibrary.lame_set_quality(lame, Quality);
            _ = LameLibrary.lame_set_disable_reservoir(lame, 1);
            _ = LameLibrary.lame_set_scale(lame, Scale);
            _ = LameLibrary.lame_set_bWriteVbrTag(lame, 0);
            if (LameLibrary.lame_init_params(lame) < 0)
                throw FaultException.Permanent(Problems.Internal("The MP3 encoder refused its settings."));
            return LameLibrary.lame_encode_buffer(
                lame,
                ref MemoryMarshal.GetReference(left),
                ref MemoryMarshal.GetReference(right),
                left.Length,
                ref output[0],
                output.Length);
        }
        finally
        {
            _ = LameLibrary.lame_close(lame);
        }
    }
}
