namespace PodcastMuse.Media.Video;

/// <summary>A stretch of an episode to show on its own. Line indexes are those of the timeline's lines, both inclusive.</summary>
public sealed record Quote(TimeSpan Start, TimeSpan End, int FirstLine, int LastLine)
{
    public TimeSpan Length => End - Start;
}
