using PodcastMuse.Kernel;

namespace PodcastMuse.Projects.Sources;

/// <summary>Refusals of a source, each one line that names it and says what to do.</summary>
internal static class Refusals
{
    public static ReadOutcome.Refused Unreadable(Phrase line) => new(Problems.SourceUnreadable(line));

    public static ReadOutcome.Refused Address(Phrase line) => new(Problems.SourceRefused(line));
}

/// <summary>Carries a refusal out of the depths of a format's reader; <see cref="SourceReader"/> turns it into a value.</summary>
internal sealed class UnreadableException(Phrase line) : Exception(line.Words)
{
    public Phrase Line => line;
}
