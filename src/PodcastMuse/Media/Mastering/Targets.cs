namespace PodcastMuse.Media.Mastering;

/// <summary>
/// What a master has to be. −16 LUFS and −1 dBTP are what Apple Podcasts asks of stereo programmes and what the AES
/// recommends for speech online (TD1008).
/// </summary>
public static class Targets
{
    public const double Lufs = -16;

    /// <summary>The most a master may miss <see cref="Lufs"/>, in LU.</summary>
    public const double LufsTolerance = 0.5;

    /// <summary>Above this distance the master is levelled again rather than released: the tolerance less a margin for other meters.</summary>
    internal const double LufsAim = 0.3;

    /// <summary>dBTP, measured on the decoded MP3.</summary>
    public const double TruePeak = -1;

    /// <summary>The measured bound: another meter's interpolation may find a little more.</summary>
    internal const double TruePeakAim = -1.1;

    /// <summary>Where the limiter holds the samples to be encoded: coding to 128 kbit/s adds to peaks.</summary>
    internal const double Ceiling = -2;

    /// <summary>The most two speakers may differ, in LU.</summary>
    public const double SpeakerSpread = 1.5;
}
