using PodcastMuse.Kernel;

namespace PodcastMuse.Projects.Sources.Scripts;

/// <summary>A finished script of the user's own: chapters in order, each with at least one line. <paramref name="Title"/> is null where the file names none.</summary>
public sealed record UserScript(string? Title, IReadOnlyList<UserChapter> Chapters)
{
    /// <summary>Who speaks, in order of first appearance. Lines without a name are spoken by the first.</summary>
    public IReadOnlyList<string> Speakers { get; } =
        [.. Chapters.SelectMany(chapter => chapter.Lines).Select(line => line.Speaker).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
}

/// <summary>A chapter; <paramref name="Title"/> is null for lines before the first heading.</summary>
public sealed record UserChapter(string? Title, IReadOnlyList<UserLine> Lines);

/// <summary>What one speaker says without a break. <paramref name="Speaker"/> is null where the file names nobody; <paramref name="Direction"/> is a note in brackets, not spoken.</summary>
public sealed record UserLine(string? Speaker, string Text, string? Direction = null);

/// <summary>A script was read whole, or refused with a line that says what to do.</summary>
public abstract record ScriptOutcome
{
    private ScriptOutcome() { }

    public sealed record Read(UserScript Script) : ScriptOutcome;

    public sealed record Refused(Problem Problem) : ScriptOutcome;
}
