namespace PodcastMuse.Media.Codecs;

/// <summary>
/// The one MP3 format of masters: MPEG-1 layer III, 48 kHz, CBR 128 kbit/s, joint stereo. At this rate a frame is
/// 144 · 128000 ÷ 48000 = 384 bytes exactly, so byte positions follow from time and a frame can be replaced in place.
/// </summary>
internal static class Mp3Format
{
    public const int Kilobits = 128;
    public const int FrameBytes = 384;

    /// <summary>LAME's own delay in samples (ENCDELAY), as its Info header states it.</summary>
    public const int EncoderDelay = 576;

    /// <summary>Delay of every layer III decoder, in samples.</summary>
    public const int DecoderDelay = 529;

    /// <summary>Frames needed so that a decoder gives back every sample.</summary>
    public static int FramesFor(long samples) => (int)((samples + EncoderDelay + DecoderDelay + Audio.Pcm.Frame - 1) / Audio.Pcm.Frame);

    /// <summary>Whether these bytes are one frame of this format that leans on no frame before it (main_data_begin 0).</summary>
    public static bool IsFreeStanding(ReadOnlySpan<byte> frame) =>
        frame.Length == FrameBytes
        && frame[0] == 0xFF && (frame[1] & 0xFE) == 0xFA   // sync, MPEG-1, layer III
        && (frame[2] & 0xFE) == 0x94                       // 128 kbit/s, 48 kHz, no padding
        && frame[4] == 0 && (frame[5] & 0x80) == 0;        // main_data_begin, 9 bits
}
