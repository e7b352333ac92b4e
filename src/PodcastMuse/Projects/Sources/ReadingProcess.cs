using System.Text;
using System.Text.Json;

namespace PodcastMuse.Projects.Sources;

/// <summary>
/// The other side of <see cref="IsolatedReader"/>: reads one source from standard input and ends. A reader that loses itself in a file
/// cannot be stopped, but its process can be, and is as soon as this returns.
/// </summary>
public static class ReadingProcess
{
    public static async Task RunAsync(Stream input, Stream output, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await input.CopyToAsync(memory, cancellationToken);
        var bytes = memory.ToArray();
        var (job, at) = ReadingJob.Read(bytes);
        var content = bytes[at..];
        var reader = new SourceReader(clock) { Limit = job.Limit };
        var outcome = job.IsPasted
            ? await reader.ReadTextAsync(Encoding.UTF8.GetString(content), job.Name, cancellationToken)
            : await reader.ReadBytesAsync(content, job.Name, job.Hint, cancellationToken);
        await JsonSerializer.SerializeAsync(output, ReadingAnswer.Of(outcome), cancellationToken: cancellationToken);
        await output.FlushAsync(cancellationToken);
    }
}
