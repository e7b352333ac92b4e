namespace PodcastMuse.Media.Timelines;

/// <summary>How the speech is spaced: gaps are multiplied by <paramref name="GapScale"/>, speech is played <paramref name="Tempo"/> times as fast (pitch kept).</summary>
public sealed record Pace(double GapScale, double Tempo)
{
    public static Pace Natural { get; } = new(1, 1);
}
