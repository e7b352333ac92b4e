using PodcastMuse.Media.Episodes;
using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Tests.Media.Episodes;

/// <summary>Small episodes with known words and times; texts that formats could take for markup are among them.</summary>
internal static class Samples
{
    public const int Rate = 48_000;

    public static readonly DateTimeOffset MadeAt = new(2026, 5, 17, 9, 30, 20, TimeSpan.Zero);

    public static readonly string[] English =
    [
        "Welcome to the show. Today we look at how bees find their way home, even when the sun is hidden behind clouds.",
        "They read polarised light, right?",
        "Yes.",
        "And they keep a map: Dr. Menzel's group showed in 2005 that displaced bees fly straight back, at about 25 km/h, from places they have never seen from that side.",
        "So <b>that</b> is what \"R&D\" means; see https://example.com/a/very/long/address/that/no/line/of/forty-two/characters/could/ever/hold?x=1 for more.",
        "That's all, thank you for listening 🐝👩‍🌾",
    ];

    public static readonly string[] Thai =
    [
        "สวัสดีครับ ยินดีต้อนรับสู่รายการของเรา วันนี้เราจะพูดถึงประวัติศาสตร์ของกรุงเทพมหานครตั้งแต่ยุคเริ่มต้นจนถึงปัจจุบัน",
        "จริงหรือคะ",
        "ครับ ในปี พ.ศ. 2325 รัชกาลที่ 1 ทรงย้ายเมืองหลวงมาฝั่งตะวันออกของแม่น้ำเจ้าพระยา เพราะมีชัยภูมิที่ดีกว่าและขยายเมืองได้ง่าย แม่น้ำโค้งโอบเมืองไว้เหมือนคูธรรมชาติขนาดใหญ่",
        "ค่อย ๆ เติบโตมาเรื่อย ๆ จนมีประชากรกว่า 10 ล้านคนในปัจจุบันค่ะ",
    ];

    /// <summary>Lines spoken at 15 characters a second with half a second between them, two speakers in turn, two chapters.</summary>
    public static Timeline Timeline(IReadOnlyList<string> texts, double charactersPerSecond = 15, double gap = 0.5, double opening = 1.25)
    {
        var lines = new List<PlacedLine>();
        var at = opening;
        for (var i = 0; i < texts.Count; i++)
        {
            var length = Math.Max(0.3, texts[i].Length / charactersPerSecond);
            lines.Add(new PlacedLine(i, texts[i], i % 2, i % 2 == 0 ? "Ada" : "Ben & Co", i * 2 / texts.Count, (long)(at * Rate), (long)(length * Rate)));
            at += length + gap;
        }
        var second = lines.Find(line => line.Chapter == 1);
        return new Timeline(
            Rate,
            lines[^1].End + (Rate / 2),
            lines,
            second is null
                ? [new PlacedChapter(0, "Opening; a=b #1", lines[0].Start)]
                : [new PlacedChapter(0, "Opening; a=b #1", lines[0].Start), new PlacedChapter(1, "แผนที่ <ของ> ผึ้ง", second.Start)]);
    }

    public static EpisodeFacts Facts(string language = "en") => new(
        "0196d9a2-1b7e-7c3a-9f00-5d2f6a1c8e11",
        language == "th" ? "กำเนิดกรุงเทพฯ" : "How bees <find> home & why",
        "What bees know.\n\nA second paragraph with *stars*.",
        language,
        "Field Notes",
        ["Ada", "Ben & Co"],
        [new EpisodeSource("Bees.pdf", null), new EpisodeSource("A page", "https://example.com/bees?a=1&b=2"), new EpisodeSource("Bad", "javascript:alert(1)")],
        new Dictionary<int, IReadOnlyList<SourceReference>>
        {
            [0] = [new SourceReference("s1.p1", "Bees.pdf", "Light", 3)],
            [1] = [new SourceReference("s1.p2", "Bees.pdf", "Light", 3)],
            [3] = [new SourceReference("s1.p9", "Bees.pdf", null, 12), new SourceReference("s2.p1", "A page", null, null)],
        },
        MadeAt);
}
