using PodcastMuse.Media.Captions;
using PodcastMuse.Media.Timelines;
using PodcastMuse.Tests.Media.Episodes;

namespace PodcastMuse.Tests.Media.Captions;

public sealed class CaptionBuilderTests(ITestOutputHelper output)
{
    [Fact]
    public void A_short_answer_stays_a_second_by_using_the_silence_around_it()
    {
        var timeline = Samples.Timeline(Samples.English);
        var answer = CaptionBuilder.Build(timeline, "en").Single(caption => caption.Lines[0] == "Yes.");
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Duration);
        Assert.True(answer.Start <= timeline.At(timeline.Lines[2].Start) && answer.End >= timeline.At(timeline.Lines[2].End));
    }

    [Fact]
    public void Breaks_fall_at_ends_of_sentences_and_phrases()
    {
        var captions = Print(CaptionBuilder.Build(Samples.Timeline(Samples.English), "en"));
        Assert.EndsWith("way home,", captions[0].Lines[^1], StringComparison.Ordinal);
        Assert.Equal(["even when the sun is hidden behind clouds."], captions[1].Lines);
        Assert.DoesNotContain(captions.SelectMany(c => c.Lines), line => line.EndsWith(" the", StringComparison.Ordinal) || line.EndsWith(" Dr.", StringComparison.Ordinal));
    }

    [Fact]
    public void Thai_captions_break_at_phrases_and_never_before_a_repetition_mark()
    {
        var lines = Print(CaptionBuilder.Build(Samples.Timeline(Samples.Thai, 13), "th")).SelectMany(c => c.Lines).ToList();
        Assert.DoesNotContain(lines, line => line.StartsWith('ๆ'));
        Assert.Contains(lines, line => line.StartsWith("สวัสดีครับ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_without_words_has_no_caption()
    {
        var timeline = Samples.Timeline(["One line of words that is spoken.", " \n "]);
        Assert.Single(CaptionBuilder.Build(timeline, "en"));
    }

    [Fact]
    public void A_word_drawn_out_for_twenty_seconds_is_shown_for_seven()
    {
        var timeline = new Timeline(1000, 41_000, [new PlacedLine(0, "Ohm", 0, "Ada", 0, 0, 20_000), new PlacedLine(1, "Ohm", 0, "Ada", 0, 20_500, 20_000)], []);
        var captions = CaptionBuilder.Build(timeline, "en");
        Assert.Equal((0, 7), (captions[0].Start.TotalSeconds, captions[0].End.TotalSeconds));
        Assert.Equal((33.5, 40.5), (captions[1].Start.TotalSeconds, captions[1].End.TotalSeconds));
    }

    private IReadOnlyList<Caption> Print(IReadOnlyList<Caption> captions)
    {
        foreach (var caption in captions)
            output.WriteLine($"{caption.Start:mm\\:ss\\.fff} {caption.Duration.TotalSeconds:0.00}s {caption.Speaker}: {string.Join(" / ", caption.Lines)}");
        return captions;
    }
}
