namespace PodcastMuse.Media.Music;

/// <summary>A finished piece of music: two channels of equal length at 48 kHz.</summary>
internal sealed record StereoSound(float[] Left, float[] Right)
{
    public int Length => Left.Length;
}
