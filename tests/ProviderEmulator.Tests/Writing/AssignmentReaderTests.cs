using ProviderEmulator.Writing;

namespace ProviderEmulator.Tests.Writing;

/// <summary>Prompts of many wordings, for the client's is not known here.</summary>
public sealed class AssignmentReaderTests
{
    private static Assignment Read(string user, string system = "You write podcast scripts.") => AssignmentReader.Read([new("system", system), new("user", user)]);

    [Theory]
    [InlineData("Write about 480 words.", 480)]
    [InlineData("Write chapter 2 of 5 in 480-520 words.", 500)]
    [InlineData("Between 460 and 500 words, please.", 480)]
    [InlineData("Word budget: 480", 480)]
    [InlineData("\"target_words\": 480", 480)]
    [InlineData("The outline has 3,000 words. Now write chapter 1: 1,200 words.", 1200)]
    [InlineData("Write 480 words. Each line has at most 60 words. Voices speak 150 words per minute.", 480)]
    [InlineData("Lines of 20 to 45 words each. Length: about 700 words.", 700)]
    [InlineData("The draft has 520 words; rewrite it to 480 words.", 480)]
    [InlineData("Make it 4 minutes long.", 600)]
    [InlineData("About 90 seconds of speech.", 225)]
    [InlineData("เขียนประมาณ 480 คำ", 480)]
    [InlineData("Write about 480 words (3 minutes of speech).", 480)]
    public void The_length_is_found(string prompt, int words)
    {
        var assignment = Read(prompt);
        Assert.Equal((words, LengthUnit.Words), (assignment.Length, assignment.Unit));
    }

    [Theory]
    [InlineData("Write about 2,400 characters.")]
    [InlineData("เขียนประมาณ 2400 ตัวอักษร")]
    [InlineData("Length (characters): 2400")]
    public void Characters_are_told_from_words(string prompt) =>
        Assert.Equal((2400, LengthUnit.Characters), (Read(prompt).Length, Read(prompt).Unit));

    [Theory]
    [InlineData("At most 60 words a line, each line one thought. Write 480 words.", null)]
    [InlineData("Each line at most 60 words. Write 480 words.", 60)]
    [InlineData("Write 480 words in lines of 20 to 45 words.", 45)]
    public void The_longest_line_is_found(string prompt, int? cap) => Assert.Equal(cap ?? 60, Read(prompt).LineCap);

    [Theory]
    [InlineData("Language: th", "th")]
    [InlineData("\"language\": \"th\"", "th")]
    [InlineData("Write it in Thai.", "th")]
    [InlineData("เขียนบทเป็นภาษาไทย", "th")]
    [InlineData("เขียนบทสนทนาเรื่องผึ้ง", "th")]
    [InlineData("Language: English\nTitle: ผึ้ง", "en")]
    [InlineData("Write about bees.", "en")]
    public void The_language_is_found(string prompt, string language) => Assert.Equal(language, Read(prompt).Language);

    [Theory]
    [InlineData("Speakers:\n0: Anna (host)\n1: Ben (guest)\n\nWrite.", 0)]
    [InlineData("Speakers:\n1. Anna, host\n2. Ben, guest\n", 1)]
    [InlineData("The speakers are:\n- Anna — host\n- Ben — guest\n", 0)]
    [InlineData("Speakers: Anna (host), Ben (guest)", 0)]
    [InlineData("""{"speakers":[{"name":"Anna","role":"host"},{"name":"Ben","role":"guest"}]}""", 0)]
    public void The_speakers_are_found(string prompt, int first)
    {
        var assignment = Read(prompt);
        Assert.Equal(["Anna", "Ben"], assignment.Speakers);
        Assert.Equal(first, assignment.FirstSpeaker);
    }

    [Theory]
    [InlineData("Sources:\n[s1.p1] Bees live in colonies of many thousands.\n[s1.p2] A queen lays many eggs every day.")]
    [InlineData("<passage id=\"s1.p1\">Bees live in colonies of many thousands.</passage>\n<passage id=\"s1.p2\" title=\"x\">A queen lays many eggs every day.</passage>")]
    [InlineData("""[{"id":"s1.p1","heading":"Bees","text":"Bees live in colonies of many thousands."},{"id":"s1.p2","text":"A queen lays many eggs every day."}]""")]
    [InlineData("s1.p1: Bees live in colonies of many thousands.\ns1.p2: A queen lays many eggs every day.")]
    [InlineData("### s1.p1 — Bees\nBees live in colonies of many thousands.\n\n### s1.p2\nA queen lays many eggs every day.")]
    [InlineData("- (s1.p1) Bees live in colonies of many thousands.\n- (s1.p2) A queen lays many eggs every day.")]
    public void Passages_are_found_with_their_labels(string prompt)
    {
        var passages = Read("Write 100 words from these.\n\n" + prompt).Passages;
        Assert.Equal(["s1.p1", "s1.p2"], passages.Select(passage => passage.Id));
        Assert.Contains("colonies", passages[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Divide it into about 5 chapters.", 5)]
    [InlineData("Chapters: 4", 4)]
    [InlineData("Make it one chapter.", 1)]
    [InlineData("Divide it into three sections.", 3)]
    [InlineData("Each chapter has one subject.", null)]
    public void The_number_of_chapters_is_found(string prompt, int? chapters) => Assert.Equal(chapters, Read(prompt).Chapters);

    [Theory]
    [InlineData("Write about bees.", 0)]
    [InlineData("Now write chapter 1 of 4, \"Bees\".", 0)]
    [InlineData("Now write chapter 3 of 4, \"Bees\".", 0.5)]
    [InlineData("Now write chapter 2 of 4, \"Bees\", part 2 of 2.", 0.375)]
    [InlineData("Section 2 of 2.", 0.5)]
    [InlineData("Chapter 9 of 4.", 0)]
    [InlineData("Chapter 0 of 4.", 0)]
    public void What_stands_before_a_chapter_is_found(string prompt, double begin) => Assert.Equal(begin, Read(prompt).Begin);

    [Fact]
    public void Chapters_from_one_text_tell_different_parts_of_it()
    {
        const string About = "What it is about: One bee wakes at dawn. Two bees fly to the lake. Three bees find a lime tree. Four bees dance on the comb.";
        string[] chapters = [.. Enumerable.Range(1, 4).Select(n => new Prose(Read($"{About}\n\nNow write chapter {n} of 4 in about 20 words.")).Write(10, LengthUnit.Words).Text)];

        Assert.Equal(["One", "Two", "Three", "Four"], chapters.Select(text => text.Split(' ')[0]));
    }

    [Fact]
    public void Numbers_within_a_source_are_not_orders() =>
        Assert.Equal(300, Read("Write about 300 words.\n\n[p1] The Bible has about 783,137 words in the King James version.").Length);

    [Fact]
    public void Orders_are_not_sources() => Assert.Empty(Read(
        "You are to write a script that must follow every rule given here, and return only JSON. Never leave out a field, and do not add one that was not asked for in the schema below.").Passages);
}
