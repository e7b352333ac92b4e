using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PodcastMuse.Production;

namespace PodcastMuse.App.Tests.Make;

/// <summary>What a user gets from a long PDF and one command.</summary>
[Collection(EnglishEpisode.Collection)]
[Trait("Length", "Long")]
public sealed partial class EnglishEpisodeTests(EnglishEpisode english)
{
    private Delivered Episode => english.Episode;

    [Fact]
    public async Task A_long_pdf_becomes_a_whole_package()
    {
        english.Ended.Succeeded();
        await Episode.IsSoundAsync(withVideo: true);
    }

    [Fact]
    public void Piped_progress_is_plain_lines_from_the_first_step_to_the_last()
    {
        var lines = english.Ended.Output.Select(line => ProgressLine().Match(line)).Where(match => match.Success).ToList();
        Assert.All(ProductionPlan.Steps, step =>
        {
            var own = lines.Where(line => line.Groups["step"].Value == step.Name).ToList();
            Assert.Equal("in_progress", own[0].Groups["status"].Value);
            Assert.Equal("completed", own[^1].Groups["status"].Value);
            Assert.Equal("100", own[^1].Groups["percent"].Value);
            var percents = own.Select(line => int.Parse(line.Groups["percent"].Value, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(percents.Order(), percents);
        });
        Assert.StartsWith("Done: 0:0", english.Ended.Output[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mp3_is_as_long_and_as_loud_as_asked_for() => await Episode.IsAsLongAndLoudAsAskedAsync(60);

    [Fact]
    public async Task Both_speakers_are_equally_loud()
    {
        var levels = await Episode.LoudnessBySpeakerAsync();
        Assert.Equal(2, levels.Count);
        Assert.InRange(levels.Values.Max() - levels.Values.Min(), 0, 1.5);
    }

    [Fact]
    public async Task Other_readers_see_title_cover_and_chapters_in_the_mp3()
    {
        var probe = await Programs.ProbeAsync(Episode.At("audio/final.mp3"));
        Assert.Equal(EnglishEpisode.Title, probe.GetProperty("format").GetProperty("tags").Text("title"));
        Assert.Equal(1, probe.Stream("video").GetProperty("disposition").GetProperty("attached_pic").GetInt32());
        HasTheChapters(probe);
        if (Programs.Has("eyeD3"))
        {
            var (_, output) = await Programs.RunAsync("eyeD3", "--no-color", "-l", "error", Episode.At("audio/final.mp3"));
            Assert.Contains($"title: {EnglishEpisode.Title}", output, StringComparison.Ordinal);
            Assert.Contains("FRONT_COVER", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Captions_end_when_the_speech_ends()
    {
        var (captions, lastHeard) = (Episode.Captions(), MasterSound.Read(Episode.At("audio/final.wav")).LastHeard());
        Assert.InRange(captions[^1].To, lastHeard - 0.05, lastHeard + 0.05);
        Assert.InRange(Episode.Lines()[^1].To, lastHeard - 0.05, lastHeard + 0.05);
    }

    [Fact]
    public async Task The_cover_is_a_square_RGB_jpeg_of_3000_pixels()
    {
        var picture = (await Programs.ProbeAsync(Episode.At("images/cover.jpg"))).Stream("video");
        Assert.Equal(("mjpeg", 3000, 3000), (picture.Text("codec_name"), picture.Number("width"), picture.Number("height")));
        Assert.StartsWith("yuvj4", picture.Text("pix_fmt"), StringComparison.Ordinal); // Three components: neither grey nor CMYK.
    }

    [Fact]
    public async Task The_film_is_h264_and_aac_with_chapters_and_plays_from_the_start()
    {
        var film = Episode.At("videos/final.mp4");
        var probe = await Programs.ProbeAsync(film);
        Assert.Equal(("h264", 1920, 1080), (probe.Stream("video").Text("codec_name"), probe.Stream("video").Number("width"), probe.Stream("video").Number("height")));
        Assert.Equal("aac", probe.Stream("audio").Text("codec_name"));
        Assert.InRange(probe.GetProperty("format").Number("duration"), 60 * 0.97, 60 * 1.03);
        HasTheChapters(probe);
        var boxes = Boxes(film);
        Assert.InRange(boxes.IndexOf("moov"), 0, boxes.IndexOf("mdat"));
    }

    private void HasTheChapters(JsonElement probe)
    {
        var titles = Episode.Json("chapters.json").GetProperty("chapters").EnumerateArray().Select(chapter => chapter.Text("title")).ToList();
        Assert.NotEmpty(titles);
        Assert.Equal(titles, probe.GetProperty("chapters").EnumerateArray().Select(chapter => chapter.GetProperty("tags").Text("title")));
    }

    private static List<string> Boxes(string path)
    {
        using var file = File.OpenRead(path);
        var header = new byte[16];
        var boxes = new List<string>();
        for (long at = 0, size; at < file.Length; at += size)
        {
            file.Position = at;
            file.ReadAtLeast(header, 16, throwOnEndOfStream: false);
            size = BinaryPrimitives.ReadUInt32BigEndian(header);
            if (size == 1)
                size = BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(8));
            Assert.InRange(size, 8, file.Length - at);
            boxes.Add(Encoding.ASCII.GetString(header, 4, 4));
        }

        return boxes;
    }

    [GeneratedRegex(@"^(?<step>[a-z_]+) (?<status>[a-z_]+) (?<percent>\d{1,3})% .+$")]
    private static partial Regex ProgressLine();
}
