using PodcastMuse.Tests.Documents;

namespace PodcastMuse.App.Tests.Make;

/// <summary>A minute in Thai for two speakers, without video, from a Thai book; made once for all its tests.</summary>
public sealed class ThaiEpisode : IAsyncLifetime
{
    public const string Title = "ผึ้งกับเมืองเล็ก ๆ ของมัน";

    private Ended? _ended;

    internal Workbench Bench { get; } = new();

    internal Delivered Episode => new(Bench.Out);

    internal Ended Ended => _ended!;

    public async ValueTask InitializeAsync()
    {
        LongPdf.WriteThai(Bench.At("book.pdf"), 60);
        _ended = await new Muse(Bench.Data).MakeAsync(
            "--title", Title, "--source", Bench.At("book.pdf"), "--language", "th", "--minutes", "1", "--speakers", "2", "--motion", "none", "--out", Bench.Out);
    }

    public ValueTask DisposeAsync()
    {
        Bench.Dispose();
        return ValueTask.CompletedTask;
    }
}
