namespace PodcastMuse.Media.Mastering;

/// <summary>Loudness of one speaker's lines in LUFS; null where the lines are too short to measure (under 0.4 s).</summary>
public sealed record SpeakerLoudness(string Speaker, double? Lufs);

/// <summary>Measured on one file: integrated LUFS (ITU-R BS.1770-4), loudness range LU (EBU Tech 3342), true peak dBTP.</summary>
public sealed record MeasuredLoudness(double IntegratedLufs, double LoudnessRangeLu, double TruePeakDbtp, IReadOnlyList<SpeakerLoudness> Speakers);

/// <summary>
/// What the master is, measured on its files, and how it was made, so that the next one can be made like it.
/// Gain in dB on top of each line's own levelling; lengths in seconds.
/// </summary>
public sealed record MasteringCertificate(
    double Seconds,
    double? TargetSeconds,
    MeasuredLoudness Mp3,
    MeasuredLoudness Wav,
    double GainDb,
    double GapScale,
    double Tempo,
    string Music,
    string Language,
    IReadOnlyDictionary<string, string> Tools)
{
    public bool IsSound =>
        Math.Abs(Mp3.IntegratedLufs - Targets.Lufs) <= Targets.LufsTolerance
        && Mp3.TruePeakDbtp <= Targets.TruePeak
        && Spread(Mp3) <= Targets.SpeakerSpread;

    private static double Spread(MeasuredLoudness measured)
    {
        var levels = measured.Speakers.Select(x => x.Lufs).OfType<double>().ToList();
        return levels.Count == 0 ? 0 : levels.Max() - levels.Min();
    }
}
