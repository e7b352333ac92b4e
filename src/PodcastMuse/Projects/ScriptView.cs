using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PodcastMuse.Http;

namespace PodcastMuse.Projects;

/// <summary>A line as clients see it: who says what, in which chapter, resting on which passages of the sources.</summary>
public sealed record SegmentView(Guid Id, string Speaker, string Text, string Chapter, IReadOnlyList<string> Sources, string? Direction);

/// <summary>A version of a script as clients see it. Predicted length in seconds; 0 where nobody has predicted it.</summary>
public sealed record ScriptView(
    int Version,
    [property: Description("written by a text model, or user")] string Origin,
    double PredictedSeconds,
    IReadOnlyList<ScriptSpeaker> Speakers,
    IReadOnlyList<SegmentView> Segments,
    IReadOnlyList<string> Notes,
    DateTimeOffset CreatedAt)
{
    internal static ScriptView Of(EpisodeScript script) => new(
        script.Version,
        script.Origin,
        script.PredictedSeconds,
        script.Speakers,
        [.. script.Chapters.SelectMany(chapter => chapter.Lines.Select(line => new SegmentView(
            line.Id, script.Speakers[line.Speaker].Name, line.Text, chapter.Title, line.PassageIds, line.Direction)))],
        script.Notes,
        script.CreatedAt);
}

/// <summary>A version in the list of versions.</summary>
public sealed record ScriptVersion(int Version, string Origin, double PredictedSeconds, DateTimeOffset CreatedAt);

/// <summary>A whole script to put in the place of the one before.</summary>
public sealed record NewScript
{
    public const int MostSegments = 5_000;
    public const int MostText = 10_000;

    [Required, MinLength(1), MaxLength(MostSegments)]
    public IReadOnlyList<NewSegment> Segments { get; init; } = [];
}

/// <summary>A line. With the id of a line of the script in force it is that line, with its sources, its take and its direction; without, a new one.</summary>
public sealed record NewSegment
{
    public Guid? Id { get; init; }

    [Required, StringLength(60, MinimumLength = 1), Readable(isOneLine: true), Description("The speaker's name; up to four speak.")]
    public string Speaker { get; init; } = "";

    [Required, StringLength(NewScript.MostText, MinimumLength = 1), Readable, Description("What is said. Long texts become several lines.")]
    public string Text { get; init; } = "";

    [StringLength(200), Readable(isOneLine: true), Description("Left out: the chapter goes on.")]
    public string? Chapter { get; init; }

    [StringLength(200), Readable(isOneLine: true), Description("A note to the speaker, not spoken. Left out: stays as it is; null takes it away.")]
    public string? Direction
    {
        get;
        init => (field, SaysDirection) = (value, true);
    }

    /// <summary>Whether the direction was sent: null says that there is none, which is not the same as saying nothing.</summary>
    internal bool SaysDirection { get; private init; }
}

/// <summary>A change of one line; what is left out stays.</summary>
public sealed record SegmentChange
{
    [StringLength(60, MinimumLength = 1), Readable(isOneLine: true)]
    public string? Speaker { get; init; }

    [StringLength(LongLines.Most, MinimumLength = 1), Readable]
    public string? Text { get; init; }

    [StringLength(200), Readable(isOneLine: true), Description("A note to the speaker, not spoken. Left out: stays as it is; null takes it away.")]
    public string? Direction
    {
        get;
        init => (field, SaysDirection) = (value, true);
    }

    /// <summary>Whether the direction was sent: null says that there is none, which is not the same as saying nothing.</summary>
    internal bool SaysDirection { get; private init; }
}
