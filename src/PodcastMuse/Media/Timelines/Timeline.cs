namespace PodcastMuse.Media.Timelines;

/// <summary>A spoken line to place. <paramref name="WavPath"/> is decodable audio on local disk; chapters and speakers count from 0.</summary>
public sealed record SpokenLine(int Index, string Text, int Speaker, string SpeakerName, int Chapter, string WavPath);

/// <summary>A line on the master's clock: where its trimmed speech starts and how long it lasts, in samples of <see cref="Timeline.SampleRate"/>.</summary>
public sealed record PlacedLine(int Index, string Text, int Speaker, string SpeakerName, int Chapter, long Start, long Length)
{
    public long End => Start + Length;
}

/// <summary>A chapter on the master's clock; it lasts until the next one starts.</summary>
public sealed record PlacedChapter(int Index, string Title, long Start);

/// <summary>
/// The one clock of an episode, in samples of the finished master. Captions, transcript, chapters and video all come from it.
/// Lines are ordered and do not overlap; the last line ends at or before <paramref name="Length"/>.
/// </summary>
public sealed record Timeline(int SampleRate, long Length, IReadOnlyList<PlacedLine> Lines, IReadOnlyList<PlacedChapter> Chapters)
{
    public TimeSpan Duration => At(Length);

    public TimeSpan At(long sample) => TimeSpan.FromSeconds(sample / (double)SampleRate);
}
