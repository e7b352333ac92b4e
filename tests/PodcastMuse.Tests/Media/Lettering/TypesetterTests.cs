using CsCheck;
using PodcastMuse.Kernel;
using PodcastMuse.Language;
using PodcastMuse.Media.Lettering;

namespace PodcastMuse.Tests.Media.Lettering;

public sealed class TypesetterTests
{
    private static readonly TypeArea Area = new(2550, 1300, 410, 62);

    [Theory]
    [InlineData("th", "ผู้ใหญ่บ้าน กุ้ง ปู่ ป่า ที่นี่ ญี่ปุ่น ฐานะ น้ำใจ")]
    [InlineData("th", "AI กับการแพทย์ไทย: 5G & Robots 2030")]
    [InlineData("en", "Café naïve: the “Great” Stink — 1858")]
    [InlineData("ar", "بودكاست العلوم 2030")]
    public void Every_glyph_is_a_real_one(string language, string title)
    {
        var block = new Typesetter(Typefaces.OfThisMachine, language, true).Set(title, Area);

        var glyphs = block.Lines.SelectMany(l => l.Runs).SelectMany(r => r.Glyphs).ToList();
        Assert.NotEmpty(glyphs);
        Assert.DoesNotContain((ushort)0, glyphs);
    }

    [Fact]
    public void Thai_marks_stand_on_their_letters_and_not_beside_them()
    {
        var shaper = new Shaper(Typefaces.OfThisMachine, true);
        var bare = shaper.Shape("น");
        var marked = shaper.Shape("นี้");

        Assert.Equal(bare.Width, marked.Width, 0.001);
        Assert.True(marked.Ink(1000).Top < bare.Ink(1000).Top - 200, "vowel and tone stand above the letter");
        // Sara am is the small circle above the letter before it, then the tail: with a tone mark between, still one cluster.
        Assert.True(shaper.Shape("น้ำ").Ink(1000).Top < bare.Ink(1000).Top - 200);
    }

    [Fact]
    public void Any_title_keeps_to_its_area()
    {
        string[] words = ["the", "Honeybee", "น้ำท่วม", "กรุงเทพฯ", "ที่", "เรารัก", " ", " ", "—", "2030", "Donaudampfschifffahrtsgesellschaft", "يوم", "☕"];
        Gen.Int[0, words.Length - 1].Select(i => words[i]).Array[1, 60].Select(string.Concat).Where(t => t.Trim().Length > 0).Sample(
            title =>
            {
                var block = new Typesetter(Typefaces.OfThisMachine, "th", true).Set(title, Area);
                Assert.InRange(block.Width, 0, Area.Width + 1);
                Assert.InRange(block.Height, 0, Area.Height + 1);
                Assert.InRange(block.Size, Area.SmallestSize, Area.LargestSize);
            },
            iter: 60);
    }

    [Fact]
    public void Nothing_of_a_title_is_lost()
    {
        const string title = "Why the Honeybee Dances: How a Small Brain Solves a Problem That Engineers Took Two Thousand Years to Solve, and What That Tells Us About Intelligence, Cooperation and the Future";
        var block = new Typesetter(Typefaces.OfThisMachine, "en", true).Set(title, Area);

        Assert.Equal(title, string.Join(' ', block.Lines.Select(l => l.Text)));
        Assert.True(block.Lines.Min(l => l.Width) > 0.6 * block.Lines.Max(l => l.Width), "lines are of even length");
    }

    [Fact]
    public void Thai_lines_end_at_word_ends()
    {
        const string title = "ทำไมประเทศไทยจึงมีน้ำท่วมใหญ่ทุกสิบปีและเราจะอยู่กับน้ำได้อย่างไร";
        var ends = new HashSet<int>();
        foreach (var word in TextBreaks.Words(title, "th"))
            ends.Add(ends.DefaultIfEmpty(0).Max() + word.Length);

        var block = new Typesetter(Typefaces.OfThisMachine, "th", true).Set(title, Area);

        var at = 0;
        Assert.True(block.Lines.Count() > 1);
        foreach (var line in block.Lines)
            Assert.Contains(at += line.Text.Length, ends);
    }

    [Fact]
    public void A_machine_without_thai_letters_gets_one_clear_line_and_never_boxes()
    {
        var fault = Assert.Throws<FaultException>(() => new Typesetter(Typefaces.Only("Noto Sans"), "th", true).Set("น้ำใจ", Area));

        Assert.Equal("/problems/tool-missing", fault.Problem.Type);
        Assert.Contains("fonts-noto-core", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void An_ornament_no_font_has_is_left_out()
    {
        var block = new Typesetter(Typefaces.Only("Noto Sans"), "en", true).Set("Robots 🤖 2030", Area);

        Assert.Equal("Robots 2030", string.Join(' ', block.Lines.Select(l => l.Text)));
    }

    [Fact]
    public void What_does_not_fit_at_the_smallest_size_ends_with_an_ellipsis()
    {
        var block = new Typesetter(Typefaces.OfThisMachine, "en", true)
            .Set(string.Join(' ', Enumerable.Repeat("endless", 400)), Area);

        Assert.EndsWith("…", block.Lines.Last().Text, StringComparison.Ordinal);
        Assert.InRange(block.Height, 0, Area.Height + 1);
    }
}
