using PodcastMuse.Media.Episodes;

namespace PodcastMuse.Media.Transcripts;

/// <summary>Numbers the episode's sources from 1: those the creator gave, in their order, then any other a line refers to.</summary>
internal sealed class SourceNumbers
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<EpisodeSource> titles = [];

    public SourceNumbers(Transcript transcript)
    {
        var referred = transcript.Lines.SelectMany(line => line.References).Select(r => new EpisodeSource(r.SourceTitle, null));
        foreach (var source in transcript.Facts.Sources.Concat(referred))
            if (numbers.TryAdd(source.Title, titles.Count + 1))
                titles.Add(source);
    }

    public IReadOnlyList<EpisodeSource> Titles => titles;

    public IEnumerable<int> Of(TranscriptLine line) => line.References.Select(r => numbers[r.SourceTitle]).Distinct().Order();
}
