using System.Text.Json;
using PodcastMuse.Kernel;
using PodcastMuse.Projects.Sources.Formats;

namespace PodcastMuse.Projects.Sources;

/// <summary>
/// What a reading process is asked: a line of JSON, and after it the file's bytes or a pasted text in UTF-8. Whoever asked may be gone
/// before it answers, so it keeps the limit itself.
/// </summary>
internal sealed record ReadingJob(string Name, FormatHint? Hint, bool IsPasted, TimeSpan Limit)
{
    public byte[] ToLine() => [.. JsonSerializer.SerializeToUtf8Bytes(this), (byte)'\n'];

    /// <summary>The job, and where its content begins.</summary>
    public static (ReadingJob Job, int ContentAt) Read(ReadOnlySpan<byte> input)
    {
        var end = input.IndexOf((byte)'\n');
        return (JsonSerializer.Deserialize<ReadingJob>(input[..end])!, end + 1);
    }
}

/// <summary>What a reading process answers, in JSON: one of the two.</summary>
internal sealed record ReadingAnswer(SourceDocument? Document, Problem? Refusal)
{
    public static ReadingAnswer Of(ReadOutcome outcome) => outcome switch
    {
        ReadOutcome.Read(var document) => new ReadingAnswer(document, null),
        ReadOutcome.Refused(var problem) => new ReadingAnswer(null, problem),
        _ => throw new InvalidOperationException("Unknown outcome."),
    };

    public ReadOutcome Outcome => Document is not null ? new ReadOutcome.Read(Document) : new ReadOutcome.Refused(Refusal!);
}
