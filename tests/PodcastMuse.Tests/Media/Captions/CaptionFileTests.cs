using PodcastMuse.Media.Captions;
using PodcastMuse.Media.Tools;
using PodcastMuse.Tests.Media.Episodes;

namespace PodcastMuse.Tests.Media.Captions;

/// <summary>The written files, read back by ffmpeg.</summary>
public sealed class CaptionFileTests
{
    private static readonly IReadOnlyList<Caption> Tricky =
    [
        new(TimeSpan.FromMilliseconds(1_250), TimeSpan.FromMilliseconds(3_001), "Ben & <Co>", ["A <b>bold</b> claim & a --> arrow", "{\\an8}at the top"]),
        new(TimeSpan.FromMilliseconds(3_601_007), TimeSpan.FromMilliseconds(3_603_000), "Ada", ["น้ำ 🐝"]),
    ];

    [Fact]
    public void Sub_rip_has_numbers_times_with_a_comma_and_every_character() => Assert.Equal(
        "1\n00:00:01,250 --> 00:00:03,001\nA <b>bold</b> claim & a --> arrow\n{\\an8}at the top\n\n2\n01:00:01,007 --> 01:00:03,000\nน้ำ 🐝\n\n",
        SubRip.Write(Tricky).Replace("\u2060", "", StringComparison.Ordinal));

    [Fact]
    public void Web_vtt_names_the_speaker_and_escapes_text() => Assert.Equal(
        "WEBVTT\n\n1\n00:00:01.250 --> 00:00:03.001\n<v Ben &amp; &lt;Co&gt;>A &lt;b&gt;bold&lt;/b&gt; claim &amp; a --&gt; arrow\n{\\an8}at the top</v>\n\n"
        + "2\n01:00:01.007 --> 01:00:03.000\n<v Ada>น้ำ 🐝</v>\n\n",
        WebVtt.Write(Tricky));

    [Theory]
    [InlineData("srt")]
    [InlineData("vtt")]
    public async Task Ffmpeg_reads_as_many_captions_as_were_written_and_no_markup(string format)
    {
        using var folder = new TemporaryFolder();
        var captions = CaptionBuilder.Build(Samples.Timeline(Samples.English), "en");
        await File.WriteAllTextAsync(folder.At($"c.{format}"), format == "srt" ? SubRip.Write(captions) : WebVtt.Write(captions));
        await Ffmpeg.RunAsync(["-i", folder.At($"c.{format}"), folder.At("back.ass")], CancellationToken.None);
        var back = (await File.ReadAllLinesAsync(folder.At("back.ass"))).Where(line => line.StartsWith("Dialogue:", StringComparison.Ordinal)).ToList();
        Assert.Equal(captions.Count, back.Count);
        Assert.DoesNotContain(back, line => line.Contains("{\\b1}", StringComparison.Ordinal));
    }
}
