using PodcastMuse.Media.Episodes;
using PodcastMuse.Media.Transcripts;

namespace PodcastMuse.Media.ShowNotes;

/// <summary>A moment at which a source is used, and the page it is used from.</summary>
internal sealed record SourceUse(TimeSpan At, int? Page);

/// <summary>A source and the moments at which the episode rests on it. Lines in a row from the same page are one use.</summary>
internal sealed record SourceUses(EpisodeSource Source, IReadOnlyList<SourceUse> Uses)
{
    public static IReadOnlyList<SourceUses> Of(Transcript transcript)
    {
        var sources = transcript.Facts.Sources
            .Concat(transcript.Lines.SelectMany(line => line.References).Select(r => new EpisodeSource(r.SourceTitle, null)))
            .DistinctBy(source => source.Title, StringComparer.Ordinal);
        return [.. sources.Select(source => new SourceUses(source, UsesOf(transcript, source.Title)))];
    }

    private static List<SourceUse> UsesOf(Transcript transcript, string title)
    {
        var uses = new List<SourceUse>();
        foreach (var line in transcript.Lines)
            foreach (var reference in line.References.Where(r => r.SourceTitle == title))
                if (uses.Count == 0 || uses[^1].Page != reference.Page)
                    uses.Add(new SourceUse(line.Start, reference.Page));
        return uses;
    }
}
