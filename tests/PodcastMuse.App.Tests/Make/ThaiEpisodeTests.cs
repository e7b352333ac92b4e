using PodcastMuse.Language;
using SkiaSharp;

namespace PodcastMuse.App.Tests.Make;

/// <summary>The same in Thai: Thai words said, broken and drawn as Thai.</summary>
[Trait("Length", "Long")]
public sealed class ThaiEpisodeTests(ThaiEpisode thai) : IClassFixture<ThaiEpisode>
{
    private Delivered Episode => thai.Episode;

    [Fact]
    public async Task A_thai_book_becomes_a_whole_package()
    {
        thai.Ended.Succeeded();
        await Episode.IsSoundAsync(withVideo: false);
        Assert.Contains($"\"title\": \"{ThaiEpisode.Title}\"", await File.ReadAllTextAsync(Episode.At("manifest.json")), StringComparison.Ordinal);
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
    public void Every_line_is_spoken_in_thai() =>
        Assert.All(Episode.Lines(), line => Assert.True(line.Text.Count(IsThai) > line.Text.Count(char.IsAsciiLetter), line.Text));

    [Fact]
    public void Captions_end_when_the_speech_ends()
    {
        var lastHeard = MasterSound.Read(Episode.At("audio/final.wav")).LastHeard();
        Assert.InRange(Episode.Captions()[^1].To, lastHeard - 0.05, lastHeard + 0.05);
    }

    [Fact]
    public void Captions_break_only_between_words()
    {
        var (at, betweenWords) = (0, new HashSet<int> { 0 });
        foreach (var word in Episode.Lines().SelectMany(line => TextBreaks.Words(line.Text, "th")))
            betweenWords.Add(at += Letters(word));
        var breaks = new List<int> { 0 };
        foreach (var line in Episode.Captions().SelectMany(caption => caption.Lines))
            breaks.Add(breaks[^1] + Letters(line));

        Assert.Equal(at, breaks[^1]);
        Assert.True(breaks.Count > 10);
        Assert.All(breaks, position => Assert.Contains(position, betweenWords));
        Assert.All(Episode.Captions().SelectMany(caption => caption.Lines), line => Assert.InRange(System.Globalization.StringInfo.ParseCombiningCharacters(line).Length, 1, 35));
    }

    [Fact]
    public void The_title_is_drawn_on_the_cover()
    {
        // The picture without its lettering, as it lies in the data folder, is what the cover is compared with.
        var backdrop = Directory.EnumerateFiles(thai.Bench.Data, "backdrop.jpg", SearchOption.AllDirectories).Single();
        using var bare = SKBitmap.Decode(backdrop);
        using var frame = SKBitmap.Decode(Episode.At("images/frame.jpg"));
        Assert.Equal((bare.Width, bare.Height), (frame.Width, frame.Height));
        var (first, second) = (bare.Pixels, frame.Pixels);
        var drawn = first.Zip(second).Count(pixel => Math.Abs(pixel.First.Red - pixel.Second.Red) + Math.Abs(pixel.First.Green - pixel.Second.Green) + Math.Abs(pixel.First.Blue - pixel.Second.Blue) > 120);
        Assert.InRange(drawn / (double)first.Length, 0.01, 0.4);
    }

    private static int Letters(string text) => text.Count(c => !char.IsWhiteSpace(c));

    private static bool IsThai(char c) => c is >= 'ก' and <= '๛';
}
