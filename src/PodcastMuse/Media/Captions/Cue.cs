namespace PodcastMuse.Media.Captions;

/// <summary>A caption whose times, in milliseconds, are still being settled. <paramref name="Needed"/> is how long a reader needs for it.</summary>
internal sealed record Cue(string Speaker, IReadOnlyList<string> Lines, long Needed)
{
    public long Start { get; set; }

    public long End { get; set; }

    public long Length => End - Start;

    public Caption ToCaption() => new(TimeSpan.FromMilliseconds(Start), TimeSpan.FromMilliseconds(End), Speaker, Lines);
}
