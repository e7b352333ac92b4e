using PodcastMuse.Projects.Sources;

namespace PodcastMuse.Tests.Projects.Sources;

/// <summary>Reads a source as the product does and expects one of its outcomes.</summary>
internal static class Reading
{
    public static readonly SourceReader Reader = new(TimeProvider.System);

    public static async Task<SourceDocument> FileAsync(string path) =>
        Assert.IsType<ReadOutcome.Read>(await Reader.ReadFileAsync(path, TestContext.Current.CancellationToken)).Document;

    public static async Task<SourceDocument> BytesAsync(byte[] bytes, string name) =>
        Assert.IsType<ReadOutcome.Read>(await Reader.ReadAsync(new MemoryStream(bytes), name, TestContext.Current.CancellationToken)).Document;

    public static async Task<string> RefusalAsync(byte[] bytes, string name) => Line(await Reader.ReadAsync(new MemoryStream(bytes), name, TestContext.Current.CancellationToken));

    public static async Task<string> RefusalOfFileAsync(string path) => Line(await Reader.ReadFileAsync(path, TestContext.Current.CancellationToken));

    private static string Line(ReadOutcome outcome)
    {
        var line = Assert.IsType<ReadOutcome.Refused>(outcome).Problem.Detail;
        Assert.DoesNotContain('\n', line);
        return line;
    }
}
