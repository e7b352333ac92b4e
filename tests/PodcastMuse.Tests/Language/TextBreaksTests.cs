using CsCheck;
using PodcastMuse.Language;

namespace PodcastMuse.Tests.Language;

public sealed class TextBreaksTests
{
    private static readonly Gen<string> AnyText = Gen.OneOf(
        "Dr. ", "U.S. ", "ภาษาไทย", " ", "พ.ศ. ", "2567", "ๆ", "ฯ", "(", ")", "“", "”", "\n", "e.g. ", "!", "?", ".", "\u0E33", "\ud83d\ude00", "\ud83d", "ได้", "และ", "He said", "\t", "3.14", "你好。")
        .Array[0, 40].Select(string.Concat);

    [Fact]
    public void Sentences_put_together_are_the_text() =>
        AnyText.Sample(text => Assert.Equal(text, string.Concat(TextBreaks.Sentences(text, "th"))));

    [Fact]
    public void Words_put_together_are_the_text() =>
        AnyText.Sample(text => Assert.Equal(text, string.Concat(TextBreaks.Words(text, "en"))));

    [Theory]
    [InlineData("Dr. Smith met Mr. J. R. Tolkien. They spoke.", "Dr. Smith met Mr. J. R. Tolkien. |They spoke.")]
    [InlineData("Use tools, e.g. Hammers, i.e. Heavy ones. Pi is 3.14 today. Done.", "Use tools, e.g. Hammers, i.e. Heavy ones. |Pi is 3.14 today. |Done.")]
    [InlineData("The U.S. Senate met. He lives in the U.S. The weather is fine.", "The U.S. Senate met. |He lives in the U.S. |The weather is fine.")]
    [InlineData("“Stop!” he said. “Is it far?” she asked. No.", "“Stop!” he said. |“Is it far?” she asked. |No.")]
    [InlineData("He said \"Go.\" Then he left.", "He said \"Go.\" |Then he left.")]
    [InlineData("At 5 p.m. we left. See Fig. 3 and p. 12 for more. End.", "At 5 p.m. we left. |See Fig. 3 and p. 12 for more. |End.")]
    [InlineData("Apple Inc. Chairman Levinson spoke. Yahoo! has grown.", "Apple Inc. Chairman Levinson spoke. |Yahoo! has grown.")]
    [InlineData("So do I. It is vitamin C. Bees grew up. They fly.", "So do I. |It is vitamin C. |Bees grew up. |They fly.")]
    [InlineData("Wait... what? Yes! Really?! OK.", "Wait... what? |Yes! |Really?! |OK.")]
    [InlineData("Visit example.com. Version 2.0 is out.", "Visit example.com. |Version 2.0 is out.")]
    public void English_sentences_end_where_a_reader_stops(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', TextBreaks.Sentences(text, "en")));

    [Theory]
    [InlineData("ผึ้งเป็นแมลงสังคมที่อาศัยอยู่รวมกันเป็นรังขนาดใหญ่ รังหนึ่งมีผึ้งงานหลายหมื่นตัว", "ผึ้งเป็นแมลงสังคมที่อาศัยอยู่รวมกันเป็นรังขนาดใหญ่ |รังหนึ่งมีผึ้งงานหลายหมื่นตัว")]
    [InlineData("ในปี พ.ศ. 2567 มีผู้เข้าชมกว่า 3,000 คนต่อวันตลอดทั้งปี", "ในปี พ.ศ. 2567 มีผู้เข้าชมกว่า 3,000 คนต่อวันตลอดทั้งปี")]
    [InlineData("เรื่องต่าง ๆ ที่เกิดขึ้นในกรุงเทพฯ ล้วนเป็นเรื่องที่น่าสนใจ", "เรื่องต่าง ๆ ที่เกิดขึ้นในกรุงเทพฯ ล้วนเป็นเรื่องที่น่าสนใจ")]
    [InlineData("น้ำขึ้นน้ำลงเกิดจากแรงดึงดูดของดวงจันทร์ (และดวงอาทิตย์ ในบางส่วน ซึ่งอยู่ไกลกว่ามาก) ทะเลจึงสูงขึ้น", "น้ำขึ้นน้ำลงเกิดจากแรงดึงดูดของดวงจันทร์ (และดวงอาทิตย์ ในบางส่วน ซึ่งอยู่ไกลกว่ามาก) |ทะเลจึงสูงขึ้น")]
    [InlineData("สวัสดีครับ วันนี้เราจะมาคุยเรื่องกาแฟกัน", "สวัสดีครับ |วันนี้เราจะมาคุยเรื่องกาแฟกัน")]
    [InlineData("ดร. สมชายเดินทาง 5 กม. เวลา 08.30 น. ถึงที่หมาย", "ดร. สมชายเดินทาง 5 กม. เวลา 08.30 น. ถึงที่หมาย")]
    public void Thai_phrases_end_at_the_spaces_that_end_them(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', TextBreaks.Sentences(text, "th")));

    [Fact]
    public void Thai_words_are_found_without_spaces() =>
        Assert.Equal(["ภาษา", "ไทย", "เขียน", "หนังสือ"], TextBreaks.Words("ภาษาไทยเขียนหนังสือ", "th"));

    [Fact]
    public async Task Many_threads_may_ask_at_once()
    {
        var text = string.Concat(Enumerable.Repeat("One sentence here. ประโยคภาษาไทยที่ยาวพอสมควร ", 50));
        var expected = TextBreaks.Sentences(text, "th");
        await Parallel.ForAsync(0, 64, (_, _) =>
        {
            Assert.Equal(expected, TextBreaks.Sentences(text, "th"));
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void A_million_characters_are_divided()
    {
        var english = string.Concat(Enumerable.Repeat("The bees of this hive fly far. They return with nectar, e.g. from limes. ", 14_000));
        var thai = string.Concat(Enumerable.Repeat("ผึ้งเป็นแมลงสังคมที่อาศัยอยู่รวมกันเป็นรังขนาดใหญ่ รังหนึ่งมีผึ้งงานหลายหมื่นตัว ", 12_000));
        Assert.Equal(28_000, TextBreaks.Sentences(english, "en").Count);
        Assert.True(TextBreaks.Sentences(thai, "th").Count >= 24_000);
        Assert.True(TextBreaks.Words(thai, "th").Count > 200_000);
    }
}
