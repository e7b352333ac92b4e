namespace PodcastMuse.Media.Timelines;

/// <summary>A line as the timeline sees it: the seconds of its trimmed speech, who speaks, and in which chapter.</summary>
public readonly record struct SpokenLength(double Seconds, int Speaker, int Chapter);
