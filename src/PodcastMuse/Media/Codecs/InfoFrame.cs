using System.Buffers.Binary;

namespace PodcastMuse.Media.Codecs;

/// <summary>
/// The silent first frame that tells players how long a CBR file is and how much to trim ("Info" with LAME's extension:
/// gabriel.mp3-tech.org/mp3infotag.html). With it every decoder gives back exactly the master's samples.
/// </summary>
internal static class InfoFrame
{
    private const int TagStart = 36, LameStart = 156, TagEnd = 190;

    /// <param name="firstFrame">An audio frame of the file, whose header is repeated.</param>
    /// <param name="frames">Audio frames, this one not counted.</param>
    /// <param name="samples">Samples a channel of the master.</param>
    /// <param name="musicCrc">CRC-16 of all audio frames.</param>
    /// <param name="lowpass">The encoder's low pass in hertz.</param>
    public static byte[] Write(ReadOnlySpan<byte> firstFrame, int frames, long samples, ushort musicCrc, int lowpass)
    {
        var frame = new byte[Mp3Format.FrameBytes];
        firstFrame[..4].CopyTo(frame);
        frame[3] &= 0xCF; // no mode extension: nothing is coded jointly in silence
        var tag = frame.AsSpan(TagStart);
        "Info"u8.CopyTo(tag);
        BinaryPrimitives.WriteUInt32BigEndian(tag[4..], 0x0F);
        BinaryPrimitives.WriteInt32BigEndian(tag[8..], frames);
        BinaryPrimitives.WriteInt32BigEndian(tag[12..], (frames + 1) * Mp3Format.FrameBytes);
        for (var i = 0; i < 100; i++)
            tag[16 + i] = (byte)(i * 256 / 100);
        WriteLame(frame.AsSpan(LameStart), frames, samples, musicCrc, lowpass);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(TagEnd), Crc16.Append(0, frame.AsSpan(0, TagEnd)));
        return frame;
    }

    private static void WriteLame(Span<byte> lame, int frames, long samples, ushort musicCrc, int lowpass)
    {
        const byte Cbr = 1, PsychoacousticModel = 0x10, AthType = 4, JointStereoAt48 = 0x8D;
        "LAME3.100"u8.CopyTo(lame);
        lame[9] = Cbr;
        lame[10] = (byte)Math.Min(255, lowpass / 100);
        lame[19] = PsychoacousticModel | AthType;
        lame[20] = Mp3Format.Kilobits;
        var padding = (int)(frames * (long)Audio.Pcm.Frame - samples - Mp3Format.EncoderDelay);
        lame[21] = Mp3Format.EncoderDelay >> 4;
        lame[22] = (byte)((Mp3Format.EncoderDelay & 0xF) << 4 | padding >> 8);
        lame[23] = (byte)padding;
        lame[24] = JointStereoAt48;
        BinaryPrimitives.WriteInt32BigEndian(lame[28..], (frames + 1) * Mp3Format.FrameBytes);
        BinaryPrimitives.WriteUInt16BigEndian(lame[32..], musicCrc);
    }
}
