using System.Text.Json;
using PodcastMuse.Media.Chapters;
using PodcastMuse.Media.Episodes;
using PodcastMuse.Media.Timelines;
using PodcastMuse.Media.Tools;
using PodcastMuse.Tests.Media.Episodes;

namespace PodcastMuse.Tests.Media.Chapters;

public sealed class ChapterTests
{
    [Fact]
    public void Chapters_cover_the_episode_from_its_first_sample_to_its_last()
    {
        var timeline = Samples.Timeline(Samples.English);
        var chapters = ChapterMark.From(timeline);
        Assert.Equal(TimeSpan.Zero, chapters[0].Start);
        Assert.Equal(chapters[0].End, chapters[1].Start);
        Assert.Equal(timeline.Duration, chapters[^1].End);
    }

    [Fact]
    public void Chapters_without_length_or_title_are_left_out()
    {
        var timeline = new Timeline(1000, 9000, [], [new(0, "A", 0), new(1, "Empty", 4000), new(2, "B", 4000), new(3, " ", 5000), new(4, "Beyond", 9000)]);
        Assert.Equal(["A", "B"], ChapterMark.From(timeline).Select(c => c.Title));
    }

    [Fact]
    public void Json_is_of_version_1_2_with_times_in_seconds()
    {
        using var json = JsonDocument.Parse(ChaptersJson.Write(ChapterMark.From(Samples.Timeline(Samples.English)), Samples.Facts()));
        Assert.Equal("1.2.0", json.RootElement.GetProperty("version").GetString());
        var chapters = json.RootElement.GetProperty("chapters").EnumerateArray().ToList();
        Assert.Equal(0, chapters[0].GetProperty("startTime").GetDouble());
        Assert.Equal("แผนที่ <ของ> ผึ้ง", chapters[1].GetProperty("title").GetString());
        Assert.Equal(chapters[0].GetProperty("endTime").GetDouble(), chapters[1].GetProperty("startTime").GetDouble());
    }

    [Fact]
    public async Task Ffmpeg_puts_chapters_and_tags_into_an_mp4()
    {
        using var folder = new TemporaryFolder();
        var timeline = Samples.Timeline(Samples.English);
        var facts = Samples.Facts() with { Title = "Tricky; = # \\ title", Description = "First line\nsecond = line" };
        await File.WriteAllTextAsync(folder.At("c.txt"), FfMetadata.Write(ChapterMark.From(timeline), facts));
        await Ffmpeg.RunAsync(
            ["-f", "lavfi", "-i", "anullsrc", "-f", "ffmetadata", "-i", folder.At("c.txt"), "-map_metadata", "1", "-map_chapters", "1", "-t", "40", "-c:a", "aac", folder.At("a.mp4")],
            CancellationToken.None);
        using var probe = JsonDocument.Parse(await Tool.RunAsync("ffprobe", ["-v", "error", "-of", "json", "-show_chapters", "-show_format", folder.At("a.mp4")], CancellationToken.None));
        Assert.Equal(["Opening; a=b #1", "แผนที่ <ของ> ผึ้ง"], probe.RootElement.GetProperty("chapters").EnumerateArray().Select(c => c.GetProperty("tags").GetProperty("title").GetString()!));
        var tags = probe.RootElement.GetProperty("format").GetProperty("tags");
        Assert.Equal("Tricky; = # \\ title", tags.GetProperty("title").GetString());
        Assert.Equal("First line\nsecond = line", tags.GetProperty("description").GetString());
        Assert.Equal(Disclosure.English, tags.GetProperty("comment").GetString());
    }
}
