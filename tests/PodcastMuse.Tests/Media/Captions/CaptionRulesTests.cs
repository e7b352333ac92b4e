using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Icu;
using PodcastMuse.Media.Captions;
using PodcastMuse.Media.Timelines;
using PodcastMuse.Tests.Media.Episodes;

namespace PodcastMuse.Tests.Media.Captions;

/// <summary>What holds for every text and every pace, tried on texts made at random.</summary>
public sealed partial class CaptionRulesTests
{
    private static readonly string[] EnglishWords =
    [
        "the", "bee", "a", "hive", "and", "navigation", "sun,", "light.", "because", "R&D", "<i>", "2005", "25%", "(roughly)", "\"quote\"", "well-known",
        "Dr.", "e.g.", "🐝", "👩‍🌾👩‍🌾", "naïve", "e\u0301lan", "$5.20", "—", "-->", "?!", "…", "https://example.com/a/very/long/address/that/no/line/could/hold",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "\n", "\t", "\u0007",
    ];

    private static readonly string[] ThaiWords =
    [
        "กรุงเทพ", "ประวัติศาสตร์", "และ", "แม่น้ำ", "เจ้าพระยา", "ที่", "น้ำ", "ผู้คน", " ", "ค่อย ๆ ", "ฯลฯ", " 2325 ", "๑๒๓", "(ประมาณ)", "“คำพูด”",
        "AI", " podcast ", "ของเรา", "ครับ ", "ซึ่ง", "มหาวิทยาลัย", "🐘", "https://example.com/ภาษาไทย", "กำลัง", "สิ่งแวดล้อม",
    ];

    private static readonly Gen<string> EnglishText = Gen.OneOf(EnglishWords).Array[0, 60].Select(words => string.Join(' ', words));
    private static readonly Gen<string> ThaiText = Gen.OneOf(ThaiWords).Array[0, 60].Select(words => string.Concat(words));

    private static Gen<Timeline> Timelines(Gen<string> text) =>
        Gen.Select(text.Array[1, 8], Gen.Double[9, 18], Gen.Double[0, 1.2]).Select((texts, pace, gap) => Samples.Timeline(texts, pace, gap));

    private static Gen<(Timeline Timeline, string Language)> Episodes =>
        Gen.OneOf(Timelines(EnglishText).Select(t => (t, "en")), Timelines(ThaiText).Select(t => (t, "th")), Timelines(ThaiText).Select(t => (t, "en")));

    [Fact]
    public void Every_character_is_shown_once_and_in_order() => Episodes.Sample(episode =>
        Assert.Equal(
            Visible(string.Concat(episode.Timeline.Lines.Select(line => line.Text))),
            Visible(string.Concat(Build(episode).SelectMany(caption => caption.Lines)))));

    [Fact]
    public void Captions_follow_each_other_without_overlap() => Episodes.Sample(episode =>
    {
        var captions = Build(episode);
        Assert.All(captions, caption => Assert.True(caption.End > caption.Start, $"{caption.Start} – {caption.End}"));
        Assert.All(captions.Zip(captions.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        Assert.True(captions.Count == 0 || captions[0].Start >= TimeSpan.Zero);
    });

    [Fact]
    public void A_caption_has_one_or_two_lines_within_the_columns_of_its_script() => Episodes.Sample(episode =>
    {
        foreach (var line in Build(episode).SelectMany(caption => (caption.Lines.Count is 1 or 2) ? caption.Lines : throw new InvalidOperationException("lines")))
        {
            var most = episode.Language == "th" || line.Any(c => c is >= '\u0E00' and <= '\u0E7F') ? 35 : 42;
            Assert.InRange(new StringInfo(line).LengthInTextElements, 1, most);
            Assert.Equal(line.Trim(), line);
        }
    });

    [Fact]
    public void No_caption_stays_longer_than_seven_seconds() => Episodes.Sample(episode =>
        Assert.All(Build(episode), caption => Assert.True(caption.Duration <= TimeSpan.FromSeconds(7))));

    [Fact]
    public void A_caption_stays_at_least_a_second_when_every_line_speaks_for_a_second() =>
        Timelines(EnglishText.Where(text => text.Length > 25)).Sample(timeline =>
            Assert.All(Build((timeline, "en")), caption => Assert.True(caption.Duration >= TimeSpan.FromSeconds(1), caption.ToString())));

    [Fact]
    public void The_last_caption_ends_with_the_last_speech() => Episodes.Sample(episode =>
    {
        var captions = Build(episode);
        if (captions.Count > 0 && Visible(episode.Timeline.Lines[^1].Text).Length > 0)
            Assert.InRange((captions[^1].End - episode.Timeline.At(episode.Timeline.Lines[^1].End)).TotalMilliseconds, -50, 50);
    });

    [Fact]
    public void Thai_is_cut_only_at_ends_of_words() => Timelines(ThaiText).Sample(timeline =>
    {
        foreach (var line in timeline.Lines)
        {
            var text = string.Join(' ', line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            var ends = WordEnds(text, 0).Concat(ThaiRuns().Matches(text).SelectMany(run => WordEnds(run.Value, run.Index).Append(run.Index))).ToHashSet();
            var at = 0;
            foreach (var shown in Build((timeline with { Lines = [line] }, "th")).SelectMany(caption => caption.Lines))
            {
                at = text.IndexOf(shown, at, StringComparison.Ordinal) + shown.Length;
                Assert.True(ends.Contains(at), $"'{shown}' ends inside a word of '{text}'");
            }
        }
    });

    private static IReadOnlyList<Caption> Build((Timeline Timeline, string Language) episode) => CaptionBuilder.Build(episode.Timeline, episode.Language);

    private static IEnumerable<int> WordEnds(string text, int offset) =>
        BreakIterator.GetWordBoundaries(new Locale("th"), text, true).Select(b => offset + b.End);

    // Without a space between them, ICU takes Thai letters and digits for one word; a caption may come between the two.
    [GeneratedRegex("[\u0E01-\u0E4F\u0E5A\u0E5B]+|[\u0E50-\u0E59]+")]
    private static partial Regex ThaiRuns();

    private static string Visible(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));
}
