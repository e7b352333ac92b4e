namespace PodcastMuse.Media.Audio;

/// <summary>A decoded recording: 48 kHz mono in ±1. Not complete means that the file promised more than it holds.</summary>
internal sealed record Take(float[] Samples, bool IsComplete);
