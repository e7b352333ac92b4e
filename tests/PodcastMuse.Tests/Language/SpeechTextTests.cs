using System.Text;
using CsCheck;
using PodcastMuse.Language;

namespace PodcastMuse.Tests.Language;

public sealed class SpeechTextTests
{
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String[0, 80],
        Gen.String[Gen.OneOf(" 0123456789.,:;/-–—$€฿%°#@&+^()'\"xXkmKMgLhsthndrdIVXABCabcกขคงจฉชเแโใไะาิีุู่้์ๆฯ.๑๒๓½²".ToCharArray()), 0, 60],
        Gen.OneOf("5 km", "พ.ศ. ๒๕๖๗", "$1.50", "10-20%", "Dr.", "https://a.io/b?c=1", "12:30 pm", "1/2", "VIII", "🙂", "\uD800", "\0", "\n\n", "1e6", "เด็กๆ").Array[0, 12].Select(parts => string.Join(' ', parts)));

    private static readonly Gen<string> AnyAmount = Gen.Select(
        Gen.OneOf("$", "฿", "€", "US$", "USD ", ""), Gen.OneOf("", ".", ",", "0", "00", "1", "1,000", "-", "−", "0.", ".0", ".00", "1.00", "007.50", "99999999999999999999"),
        Gen.OneOf("", ".00", ".5", ".05", "-", "–5", " bn", "k", "%"), Gen.OneOf("", " baht", " THB", "฿", " บาท", "€", " km", "/3", ":30"),
        (before, number, after, unit) => before + number + after + unit);

    [Theory]
    [InlineData("en")]
    [InlineData("th")]
    public void Any_amount_can_be_said(string language) =>
        AnyAmount.Sample(text => !SpeechText.Normalise($"It costs {text} now.", language).Any(char.IsDigit), iter: 4_000);

    [Theory]
    [InlineData("en")]
    [InlineData("th")]
    [InlineData("th-TH")]
    public void No_digit_is_left_for_the_voice(string language) =>
        AnyText.Sample(text => !SpeechText.Normalise(text, language).EnumerateRunes().Any(r => Rune.IsNumber(r)), iter: 4_000);

    [Theory]
    [InlineData("en")]
    [InlineData("th")]
    [InlineData("de")]
    public void No_control_character_or_broken_surrogate_is_left(string language) =>
        AnyText.Sample(
            text => SpeechText.Normalise(text, language).EnumerateRunes().All(r => !Rune.IsControl(r) && r.Value != 0xFFFD), iter: 4_000);

    [Fact]
    public void Plain_words_stay_as_they_are()
    {
        var word = Gen.OneOf("river", "the", "quiet", "house", "it's", "well-known", "Anna", "sings", "of", "mountains");
        Gen.Select(word.Array[1, 30], Gen.OneOf(".", "!", "?")).Sample((words, end) =>
        {
            var text = string.Join(' ', words) + end;
            Assert.Equal(text, SpeechText.Normalise(text, "en"));
        });
    }

    [Fact]
    public void What_is_written_for_speech_stays_as_it_is()
    {
        foreach (var (language, text) in new[]
        {
            ("en", "On 3/15/2024 at 10:30, Dr. Lee paid $5.50 for 3 km (about 2%) — see https://example.com/a."),
            ("th", "วันที่ 15/3/2567 เวลา 10.30 น. ดร.มาลีจ่าย 99.50 บาท เด็กๆ ได้ 5%"),
        })
        {
            var once = SpeechText.Normalise(text, language);
            Assert.Equal(once, SpeechText.Normalise(once, language));
        }
    }

    [Theory]
    [InlineData("Nguyen met NGUYEN.", "win met nguyen.")]
    [InlineData("Nguyens", "Nguyens")]
    [InlineData("sql and SQL", "sequel and sequel")]
    [InlineData("US, not us", "you ess, not us")]
    [InlineData("C++ is old", "see plus plus is old")]
    [InlineData("use 3M tape", "use three em tape")]
    public void A_pronunciation_replaces_whole_words_only(string written, string said) =>
        Assert.Equal(said, SpeechText.Normalise(written, "en", new Dictionary<string, string>
        {
            ["Nguyen"] = "win",
            ["sql"] = "sequel",
            ["US"] = "you ess",
            ["C++"] = "see plus plus",
            ["3M"] = "three em",
        }));

    [Theory]
    [InlineData("ไปตากับยาย", "ไปปู่กับยาย")]
    [InlineData("ดูตารางเวลา", "ดูตารางเวลา")]
    [InlineData("พบณเดชน์วันนี้", "พบนะเดดวันนี้")]
    public void In_Thai_a_pronunciation_respects_the_words_of_the_dictionary(string written, string said) =>
        Assert.Equal(said, SpeechText.Normalise(written, "th", new Dictionary<string, string> { ["ตา"] = "ปู่", ["ณเดชน์"] = "นะเดด" }));

    [Fact]
    public void A_million_characters_of_digits_and_marks_are_read_in_one_go()
    {
        // Quadratic matching would not end within the test run.
        foreach (var piece in new[] { "1", "1,", "1.", "a.", "1-", "1/", "A", "A ", "ก.", "ๆ", "$1 ", "1:0", "a@", "a@a.", "https://a/", "x^2", "(", "I", "[1", "\n \n" })
        {
            var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
            Assert.DoesNotContain(SpeechText.Normalise(text, "en"), char.IsAsciiDigit);
            Assert.DoesNotContain(SpeechText.Normalise(text, "th"), char.IsAsciiDigit);
        }

        var book = string.Concat(Enumerable.Repeat("In 1984 Dr. Lee paid $5.50 for 3 km of road, e.g. at 10:30 on May 5. The quiet river went on and on. ", 10_000));
        Assert.DoesNotContain(SpeechText.Normalise(book, "en"), char.IsAsciiDigit);
    }

    [Fact]
    public void Other_languages_are_cleaned_and_keep_their_numbers() =>
        Assert.Equal("Es kostet 5,50 € heute.", SpeechText.Normalise("Es kostet\u00A05,50 € heute. 🙂", "de"));
}
