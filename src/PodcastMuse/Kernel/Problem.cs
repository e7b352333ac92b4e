namespace PodcastMuse.Kernel;

/// <summary>
/// What went wrong, in words its reader can act on. <paramref name="Type"/> is stable and for programs
/// (<c>/problems/source-unreadable</c>); <paramref name="Detail"/> is for people: one line, what happened and what to do next.
/// </summary>
public sealed record Problem(string Type, string Title, string Detail)
{
    public override string ToString() => Detail;
}
