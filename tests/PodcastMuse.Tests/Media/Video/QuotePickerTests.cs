using CsCheck;
using PodcastMuse.Media.Timelines;
using PodcastMuse.Media.Video;

namespace PodcastMuse.Tests.Media.Video;

public sealed class QuotePickerTests
{
    private const int Rate = 48_000;

    [Fact]
    public void A_quote_is_whole_lines_of_a_minute_at_most()
    {
        Gen.Select(Gen.Int[1, 30], Gen.Int[0, 3]).Array[1, 60].Sample(
            lines =>
            {
                var timeline = Timeline([.. lines.Select(l => ("Some words to say.", (double)l.Item1, l.Item2 * 0.3))]);
                var quote = QuotePicker.Pick(timeline)!;
                Assert.InRange(quote.Length.TotalSeconds, 0.5, 60.001);
                Assert.InRange(quote.Start.TotalSeconds, timeline.At(timeline.Lines[quote.FirstLine].Start).TotalSeconds - 0.13, timeline.At(timeline.Lines[quote.FirstLine].Start).TotalSeconds);
                Assert.True(quote.End >= timeline.At(timeline.Lines[quote.LastLine].End) - TimeSpan.FromMilliseconds(1));
                Assert.True(quote.End <= timeline.Duration);
            },
            iter: 200);
    }

    [Fact]
    public void It_opens_with_a_question_on_content_and_not_with_a_greeting()
    {
        var timeline = Timeline(
            [
                ("Hello and welcome to the show.", 8, 0.4), ("Thanks, good to be here.", 8, 0.4),
                ("And that is what they say.", 12, 0.4), ("Why do honeybees dance when they come home?", 12, 0.4),
                ("Because the dance is a map to the flowers.", 14, 0.4), ("It tells how far and in which direction.", 14, 0.4), ("Goodbye.", 8, 0.4),
            ]);

        var quote = QuotePicker.Pick(timeline, new HashSet<int> { 2, 3, 4, 5 })!;

        Assert.Equal((3, 5), (quote.FirstLine, quote.LastLine));
    }

    [Fact]
    public void A_line_longer_than_a_minute_is_cut_there() =>
        Assert.Equal(60, QuotePicker.Pick(Timeline([("A very long line.", 95, 0)]))!.Length.TotalSeconds, 0.001);

    [Fact]
    public void Silence_has_no_quote() => Assert.Null(QuotePicker.Pick(new Timeline(Rate, Rate, [], [])));

    private static Timeline Timeline(IReadOnlyList<(string Text, double Seconds, double Gap)> lines)
    {
        var placed = new List<PlacedLine>();
        var at = 0L;
        for (var i = 0; i < lines.Count; i++)
        {
            placed.Add(new PlacedLine(i, lines[i].Text, i % 2, i % 2 == 0 ? "Ana" : "Ben", 0, at, (long)(lines[i].Seconds * Rate)));
            at = placed[^1].End + (long)(lines[i].Gap * Rate);
        }
        return new Timeline(Rate, at + Rate, placed, [new PlacedChapter(0, "All", 0)]);
    }
}
