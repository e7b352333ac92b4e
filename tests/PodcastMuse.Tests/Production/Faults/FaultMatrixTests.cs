namespace PodcastMuse.Tests.Production.Faults;

/// <summary>
/// Each provider × each call × each fault, once and for ever: the production ends completed or failed in the right words, with the right
/// refunds, nothing is paid twice, nothing succeeds without sound, and what failed is resumed once the fault is gone.
/// </summary>
public sealed class FaultMatrixTests(FaultMatrix matrix)
{
    private const string Start = "<!-- table: drawn by tests/PodcastMuse.Tests -->\n";
    private const string End = "<!-- /table -->";

    public static TheoryData<string> Sample => [.. MatrixCase.All.Where(c => c.IsInSample).Select(c => c.Id)];

    public static TheoryData<string> Rest => [.. MatrixCase.All.Where(c => !c.IsInSample).Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Sample))]
    public Task A_part_of_all_faults_ends_as_it_has_to(string id) => EndsWellAsync(id);

    [Theory]
    [Trait("Length", "Long")]
    [MemberData(nameof(Rest))]
    public Task Every_fault_ends_as_it_has_to(string id) => EndsWellAsync(id);

    [Fact]
    [Trait("Length", "Long")]
    public async Task The_table_in_the_docs_is_what_happens()
    {
        var (text, start, end) = Document();
        var drawn = FaultTable.Draw(await matrix.AllAsync());
        if (Environment.GetEnvironmentVariable("MUSE_UPDATE_FAULTS") == "1")
            await File.WriteAllTextAsync(PathOfDocument, text[..start] + drawn + text[end..]);
        else
            Assert.True(drawn == text[start..end], "docs/faults.md is stale. Draw it anew with: MUSE_UPDATE_FAULTS=1 ./muse test FaultMatrix --all");
    }

    private static string PathOfDocument => Path.Combine(Repository(), "docs", "faults.md");

    private async Task EndsWellAsync(string id)
    {
        var one = MatrixCase.All.Single(c => c.Id == id);
        var result = await matrix.ResultAsync(one);

        Assert.True(result.Complaints.Count == 0, $"{result.Outcome} ({result.Words})\n{string.Join('\n', result.Complaints)}");
        Assert.True(Endings.For(one).Contains(result.Outcome), $"{result.Outcome} ({result.Words}) instead of {string.Join(" or ", Endings.For(one))}");
        if (Environment.GetEnvironmentVariable("MUSE_UPDATE_FAULTS") == "1")
            return;
        var (text, start, end) = Document();
        Assert.True(FaultTable.Find(text[start..end], one) == result.Outcome, $"docs/faults.md does not say that it ends so: {result.Outcome}. Draw it anew, or mend what has changed.");
    }

    private static (string Text, int Start, int End) Document()
    {
        var text = File.ReadAllText(PathOfDocument);
        var (start, end) = (text.IndexOf(Start, StringComparison.Ordinal) + Start.Length, text.IndexOf(End, StringComparison.Ordinal));
        Assert.True(start > Start.Length && end >= start, "docs/faults.md lacks its markers.");
        return (text, start, end);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PodcastMuse.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run within the repository.");
        return folder.FullName;
    }
}
