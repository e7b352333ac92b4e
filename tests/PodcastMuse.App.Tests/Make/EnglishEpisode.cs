using PodcastMuse.Tests.Documents;

namespace PodcastMuse.App.Tests.Make;

/// <summary>A minute in English for two speakers, with video, from a book of 300 pages; made once for all tests of its collection.</summary>
public sealed class EnglishEpisode : IAsyncLifetime
{
    public const string Collection = "The English episode";
    public const string Title = "The quiet engines of every day";

    private Ended? _ended;

    internal Workbench Bench { get; } = new();

    internal Muse Muse => new(Bench.Data);

    internal Delivered Episode => new(Bench.Out);

    internal Ended Ended => _ended!;

    internal string[] Request => ["--title", Title, "--source", Bench.At("book.pdf"), "--minutes", "1", "--speakers", "2"];

    public async ValueTask InitializeAsync()
    {
        LongPdf.Write(Bench.At("book.pdf"), 300);
        _ended = await Muse.MakeAsync([.. Request, "--out", Bench.Out]);
    }

    public ValueTask DisposeAsync()
    {
        Bench.Dispose();
        return ValueTask.CompletedTask;
    }
}

[CollectionDefinition(EnglishEpisode.Collection)]
public sealed class EnglishEpisodeDefinition : ICollectionFixture<EnglishEpisode>;
