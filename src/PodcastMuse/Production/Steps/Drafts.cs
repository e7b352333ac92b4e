using PodcastMuse.Projects;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Steps;

/// <summary>Scripts as text models see them.</summary>
internal static class Drafts
{
    public static ScriptDraft ToDraft(this EpisodeScript script) => new(
        script.Chapters.Select(c => new DraftChapter(c.Title, c.Lines.Select(l => new DraftSegment(l.Speaker, l.Text, l.PassageIds, l.Direction)).ToList())).ToList(),
        script.PredictedSeconds,
        script.Notes);
}
