namespace PodcastMuse.Media.Captions;

/// <summary>
/// What is on the screen from <paramref name="Start"/> until <paramref name="End"/> (whole milliseconds on the master's clock):
/// one speaker, one or two lines, plain text without markup.
/// </summary>
public sealed record Caption(TimeSpan Start, TimeSpan End, string Speaker, IReadOnlyList<string> Lines)
{
    public TimeSpan Duration => End - Start;
}
