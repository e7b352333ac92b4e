namespace PodcastMuse.Media.Audio;

/// <summary>
/// What was measured in a received take: whole and trimmed length in seconds, peak and RMS (of the trimmed speech) in dBFS.
/// Silence has negative infinity. <paramref name="IsComplete"/> is false where the file promised more than it holds,
/// <paramref name="EndsAbruptly"/> true where its last moment is as loud as speech
/// (words die away), or the file ends within a frame.
/// </summary>
public sealed record SpeechFacts(double Seconds, double SpeechSeconds, double PeakDb, double RmsDb, bool IsComplete, bool EndsAbruptly = false);
