using PodcastMuse.Kernel;

namespace PodcastMuse.Projects.Sources;

/// <summary>Refusals of a source, each one line that names it and says what to do.</summary>
internal static class Refusals
{
    public static ReadOutcome.Refused Unreadable(Phrase line) => new(Problems.SourceUnreadable(line));

    public static ReadOutcome.Refused Slow(string name, TimeSpan limit) => Unreadable(Phrase.Of("source_slow", $"'{name}' took longer than {limit.TotalMinutes:0} minutes to read. Save it anew from its program, or paste the text.", ("name", name), ("minutes", Math.Round(limit.TotalMinutes))));

    public static ReadOutcome.Refused Damaged(string name) => Unreadable(Phrase.Of("source_damaged", $"'{name}' is damaged and cannot be read. Open it in its program, save it anew, and try again.", ("name", name)));

    public static ReadOutcome.Refused Address(Phrase line) => new(Problems.SourceRefused(line));
}

/// <summary>Carries a refusal out of the depths of a format's reader; <see cref="SourceReader"/> turns it into a value.</summary>
internal sealed class UnreadableException(Phrase line) : Exception(line.Words)
{
    public Phrase Line => line;
}
