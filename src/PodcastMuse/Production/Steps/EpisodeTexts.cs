using PodcastMuse.Data;
using PodcastMuse.Media.Captions;
using PodcastMuse.Media.Chapters;
using PodcastMuse.Media.Timelines;
using PodcastMuse.Media.Transcripts;

namespace PodcastMuse.Production.Steps;

/// <summary>A text of the episode: its place in the layout, and how to write it to a local file.</summary>
internal sealed record EpisodeText(string Path, Func<string, CancellationToken, Task> WriteAsync)
{
    public static EpisodeText Of(string path, string content) => new(path, (local, token) => File.WriteAllTextAsync(local, content, token));
}

/// <summary>The texts that follow the master's clock.</summary>
internal static class EpisodeTexts
{
    public const string Captions = "transcript/captions.srt";

    public static IEnumerable<EpisodeText> OnTheClock(EpisodeRecord episode, Timeline timeline)
    {
        var facts = episode.Facts;
        var captions = CaptionBuilder.Build(timeline, facts.Language);
        yield return EpisodeText.Of(Captions, SubRip.Write(captions));
        yield return EpisodeText.Of("transcript/captions.vtt", WebVtt.Write(captions));
        yield return EpisodeText.Of("transcript/transcript.json", TranscriptJson.Write(timeline, facts));
        yield return EpisodeText.Of("transcript/transcript.html", TranscriptHtml.Write(timeline, facts));
        yield return EpisodeText.Of("transcript/transcript.txt", TranscriptText.Write(timeline, facts));
        yield return EpisodeText.Of("script/script.md", ScriptMarkdown.Write(timeline, facts));
        yield return new EpisodeText("script/script.docx", (local, token) => ScriptDocx.WriteAsync(local, timeline, facts, token));
        yield return EpisodeText.Of("chapters.json", ChaptersJson.Write(ChapterMark.From(timeline), facts));
        yield return EpisodeText.Of(EpisodeRecords.TimelinePath, JsonColumn.Write(timeline));
    }
}
