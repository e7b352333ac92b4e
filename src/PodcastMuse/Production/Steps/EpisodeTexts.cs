using PodcastMuse.Data;
using PodcastMuse.Media.Captions;
using PodcastMuse.Media.Chapters;
using PodcastMuse.Media.ShowNotes;
using PodcastMuse.Media.Timelines;
using PodcastMuse.Media.Transcripts;
using PodcastMuse.Projects;

namespace PodcastMuse.Production.Steps;

/// <summary>A text of the episode: its place in the layout, and how to write it to a local file.</summary>
internal sealed record EpisodeText(string Path, Func<string, CancellationToken, Task> WriteAsync)
{
    public static EpisodeText Of(string path, string content) => new(path, (local, token) => File.WriteAllTextAsync(local, content, token));
}

/// <summary>The texts of an episode: those that follow the master's clock, and those of the shop window.</summary>
internal static class EpisodeTexts
{
    public const string SubRipPath = "transcript/captions.srt";
    private const string WebVttPath = "transcript/captions.vtt";
    private const string HtmlPath = "transcript/transcript.html";
    private const string ChaptersPath = "chapters.json";

    public static IEnumerable<EpisodeText> OnTheClock(EpisodeRecord episode, Timeline timeline)
    {
        var captions = CaptionBuilder.Build(timeline, episode.Facts.Language);
        var transcript = Transcript.From(timeline, episode.Facts);
        yield return EpisodeText.Of(SubRipPath, SubRip.Write(captions));
        yield return EpisodeText.Of(WebVttPath, WebVtt.Write(captions));
        yield return EpisodeText.Of("transcript/transcript.json", TranscriptJson.Write(transcript));
        yield return EpisodeText.Of(HtmlPath, TranscriptHtml.Write(transcript));
        yield return EpisodeText.Of("transcript/transcript.txt", TranscriptText.Write(transcript));
        yield return EpisodeText.Of("script/script.md", ScriptMarkdown.Write(transcript));
        yield return new EpisodeText("script/script.docx", (local, token) => TranscriptDocx.WriteAsync(local, transcript, token));
        yield return EpisodeText.Of(ChaptersPath, ChaptersJson.Write(ChapterMark.From(timeline), episode.Facts));
        yield return EpisodeText.Of(EpisodeRecords.TimelinePath, JsonColumn.Write(timeline));
    }

    /// <param name="episode">With its suggestions.</param>
    /// <param name="timeline">The master's clock.</param>
    /// <param name="mp3Bytes">Size of the tagged MP3, for the feed.</param>
    public static IEnumerable<EpisodeText> OfTheShopWindow(EpisodeRecord episode, Timeline timeline, long mp3Bytes)
    {
        var transcript = Transcript.From(timeline, episode.Facts);
        if (episode.Seo is { } seo)
            yield return EpisodeText.Of("seo.json", SeoJson.Write(new SeoFacts(seo.Title, seo.Description, seo.Tags, seo.Slug, seo.ShowNotes, seo.SocialPosts)));
        yield return EpisodeText.Of("show-notes.md", ShowNotesMarkdown.Write(transcript, episode.Seo?.ShowNotes));
        yield return EpisodeText.Of("feed-item.xml", FeedItemXml.Write(transcript, new FeedFiles(
            "audio/final.mp3",
            AssetKinds.ContentTypeOf(".mp3"),
            mp3Bytes,
            "images/cover.jpg",
            ChaptersPath,
            [
                new FeedTranscript(WebVttPath, AssetKinds.ContentTypeOf(WebVttPath), IsCaptions: true),
                new FeedTranscript(SubRipPath, AssetKinds.ContentTypeOf(SubRipPath), IsCaptions: true),
                new FeedTranscript(HtmlPath, AssetKinds.ContentTypeOf(HtmlPath), IsCaptions: false),
            ])));
    }
}
