namespace ProviderEmulator.Media;

/// <summary>
/// Finds the frames of a constant-rate MPEG Layer III stream (ISO 11172-3, 13818-3). Encoded without a bit reservoir, any run of
/// whole frames is a valid file: sound can be cut from a bank without encoding.
/// </summary>
internal static class Mp3Frames
{
    private static readonly int[] BitRates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] BitRates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Rates = [44_100, 48_000, 32_000];

    public static IReadOnlyList<Range> Find(ReadOnlySpan<byte> file)
    {
        var frames = new List<Range>();
        for (var at = 0; at + 4 <= file.Length;)
        {
            var length = LengthAt(file[at..]);
            if (length == 0 || at + length > file.Length)
            {
                at++;
                continue;
            }

            frames.Add(at..(at + length));
            at += length;
        }

        return frames;
    }

    /// <summary>Samples in a frame at this rate.</summary>
    public static int SamplesPerFrame(int rate) => rate >= 32_000 ? 1152 : 576;

    private static int LengthAt(ReadOnlySpan<byte> header)
    {
        if (header[0] != 0xFF || (header[1] & 0xE6) != 0xE2)
            return 0;
        var version = (header[1] >> 3) & 3;
        var bitRate = header[2] >> 4;
        var rate = (header[2] >> 2) & 3;
        if (version == 1 || bitRate is 0 or 15 || rate == 3)
            return 0;
        var padding = (header[2] >> 1) & 1;
        return version == 3
            ? (144_000 * BitRates1[bitRate] / Rates[rate]) + padding
            : (72_000 * BitRates2[bitRate] / (Rates[rate] / (version == 2 ? 2 : 4))) + padding;
    }
}
