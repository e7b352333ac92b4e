using System.Text.Json;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Chapters;
using PodcastMuse.Media.Episodes;
using PodcastMuse.Media.Tags;
using PodcastMuse.Media.Tools;
using PodcastMuse.Tests.Media.Episodes;

namespace PodcastMuse.Tests.Media.Tags;

/// <summary>Tags of a real MP3, read back by ffprobe and eyeD3.</summary>
public sealed class Id3WriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Ffprobe_sees_tags_chapters_and_cover()
    {
        var mp3 = await MakeMp3Async();
        await Id3Writer.WriteAsync(mp3, await TagAsync(), CancellationToken.None);
        using var probe = JsonDocument.Parse(await Tool.RunAsync(
            "ffprobe", ["-v", "error", "-of", "json", "-show_format", "-show_streams", "-show_chapters", mp3], CancellationToken.None));
        var tags = probe.RootElement.GetProperty("format").GetProperty("tags");
        Assert.Equal("How bees <find> home & why", tags.GetProperty("title").GetString());
        Assert.Equal("Ada, Ben & Co", tags.GetProperty("artist").GetString());
        Assert.Equal("Field Notes", tags.GetProperty("album").GetString());
        Assert.Equal("tha", tags.GetProperty("language").GetString());
        Assert.Equal("2026-05-17T09:30:20", tags.GetProperty("date").GetString());
        Assert.Equal(Disclosure.Thai, tags.GetProperty("comment").GetString());
        Assert.Equal(Disclosure.Thai, tags.GetProperty("AI_DISCLOSURE").GetString());
        var chapters = probe.RootElement.GetProperty("chapters").EnumerateArray().ToList();
        Assert.Equal(["0.000000–4.500000 Opening", "4.500000–10.000000 แผนที่ของผึ้ง"],
            chapters.Select(c => $"{c.GetProperty("start_time")}–{c.GetProperty("end_time")} {c.GetProperty("tags").GetProperty("title")}"));
        Assert.Equal(["mp3", "mjpeg"], probe.RootElement.GetProperty("streams").EnumerateArray().Select(s => s.GetProperty("codec_name").GetString()!));
    }

    [Fact]
    public async Task EyeD3_sees_the_same()
    {
        var mp3 = await MakeMp3Async();
        await Id3Writer.WriteAsync(mp3, await TagAsync(), CancellationToken.None);
        var seen = await Tool.RunAsync("eyeD3", ["--no-color", "--verbose", mp3], CancellationToken.None);
        foreach (var expected in (string[])["ID3 v2.4", "How bees <find> home & why", "Field Notes", "TLAN (", "CTOC (", "CHAP x 2 (", "APIC (", "FRONT_COVER", "image/jpeg", Disclosure.Thai, "AI_DISCLOSURE"])
            Assert.Contains(expected, seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EyeD3_sees_the_chapters_in_the_order_of_their_table()
    {
        const string Print =
            "import sys, eyed3; tag = eyed3.load(sys.argv[1]).tag; chapters = {c.element_id: c for c in tag.chapters}; "
            + "[print(chapters[i].times.start, chapters[i].times.end, chapters[i].title) for t in tag.table_of_contents for i in t.child_ids]";
        var mp3 = await MakeMp3Async();
        await Id3Writer.WriteAsync(mp3, await TagAsync(), CancellationToken.None);
        Assert.Equal("0 4500 Opening\n4500 10000 แผนที่ของผึ้ง\n", await Tool.RunAsync("/usr/bin/python3", ["-X", "utf8", "-c", Print, mp3], CancellationToken.None));
    }

    [Fact]
    public async Task The_cover_comes_out_as_it_went_in()
    {
        var mp3 = await MakeMp3Async();
        await Id3Writer.WriteAsync(mp3, await TagAsync(), CancellationToken.None);
        await Ffmpeg.RunAsync(["-i", mp3, "-map", "0:v", "-c", "copy", "-f", "image2pipe", folder.At("seen.jpg")], CancellationToken.None);
        Assert.Equal(await File.ReadAllBytesAsync(folder.At("cover.jpg")), await File.ReadAllBytesAsync(folder.At("seen.jpg")));
    }

    [Fact]
    public async Task The_audio_stays_byte_for_byte_and_old_tags_go()
    {
        var mp3 = await MakeMp3Async();
        var before = await AudioAsync(mp3);
        await Id3Writer.WriteAsync(mp3, await TagAsync() with { Title = "First", Lyrics = "สวัสดี" }, CancellationToken.None);
        await Id3Writer.WriteAsync(mp3, await TagAsync() with { CoverPath = null }, CancellationToken.None);
        Assert.Equal(before, await AudioAsync(mp3));
        var bytes = await File.ReadAllBytesAsync(mp3);
        Assert.Equal(-1, bytes.AsSpan().IndexOf("First"u8));
        Assert.Equal(-1, bytes.AsSpan().IndexOf("Stale"u8));
        Assert.NotEqual("TAG", System.Text.Encoding.ASCII.GetString(bytes, bytes.Length - 128, 3));
    }

    [Fact]
    public async Task The_length_in_the_info_header_stays_true()
    {
        var mp3 = await MakeMp3Async();
        await Id3Writer.WriteAsync(mp3, await TagAsync(), CancellationToken.None);
        Assert.Equal(10.0, (await MediaProbe.ProbeAsync(mp3, CancellationToken.None)).Duration, 0.06);
        Assert.Equal(2, (await MediaProbe.ProbeAsync(mp3, CancellationToken.None)).Chapters);
    }

    [Fact]
    public async Task A_file_that_is_no_mp3_is_refused_and_left_as_it_is()
    {
        var path = folder.At("not.mp3");
        await File.WriteAllTextAsync(path, "This is text.");
        var fault = await Assert.ThrowsAsync<FaultException>(async () => await Id3Writer.WriteAsync(path, await TagAsync(), CancellationToken.None));
        Assert.Contains("not an MP3", fault.Message, StringComparison.Ordinal);
        Assert.Equal("This is text.", await File.ReadAllTextAsync(path));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.partial"));
    }

    private async Task<string> MakeMp3Async()
    {
        var mp3 = folder.At("a.mp3");
        await Ffmpeg.RunAsync(
            ["-f", "lavfi", "-i", "sine=330:duration=10", "-c:a", "libmp3lame", "-b:a", "128k", "-metadata", "title=Stale", "-write_id3v1", "1", mp3],
            CancellationToken.None);
        return mp3;
    }

    private async Task<Id3Tag> TagAsync()
    {
        var cover = folder.At("cover.jpg");
        await Ffmpeg.RunAsync(["-f", "lavfi", "-i", "testsrc=size=600x600", "-frames:v", "1", cover], CancellationToken.None);
        return new Id3Tag(
            "How bees <find> home & why", "Ada, Ben & Co", "Field Notes", "th", Samples.MadeAt, TimeSpan.FromSeconds(10), Disclosure.Thai, cover,
            [
                new ChapterMark(TimeSpan.Zero, TimeSpan.FromSeconds(4.5), "Opening"),
                new ChapterMark(TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(10), "แผนที่ของผึ้ง"),
            ]);
    }

    private static async Task<byte[]> AudioAsync(string mp3)
    {
        await using var file = File.OpenRead(mp3);
        var audio = await Mp3Audio.FindAsync(file, CancellationToken.None);
        var bytes = new byte[audio.End - audio.Start];
        file.Position = audio.Start;
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }
}
