using PodcastMuse.Providers;
using PodcastMuse.Providers.Writing.Answers;
using PodcastMuse.Tests.BuiltIn.Writing;

namespace PodcastMuse.Tests.Providers.Writing;

public sealed class AnswerTests
{
    private static readonly Speaker[] Cast = Texts.Speakers("en", 2);

    [Theory]
    [InlineData("""{"a":1}""")]
    [InlineData("Sure! Here it is:\n```json\n{\"a\":1}\n```\nAnything else?")]
    [InlineData("<think>\nMaybe {\"a\":2, \"b\":[1,2,3,4,5,6,7,8]} would do?\n</think>\n{\"a\":1}")]
    [InlineData("I weigh {this} and {that}.</thinking>{\"a\":1}")]
    [InlineData("<|channel|>analysis<|message|>{\"a\":7,\"b\":\"longer than it\"}<|channel|>final<|message|>{\"a\":1}")]
    [InlineData("""{"a":1,}""")]
    [InlineData("{\n // the number\n \"a\": 1 }")]
    [InlineData("{\"a\":1,\"b\":\"one\ntwo\tthree\"}")]
    [InlineData("{\"a\":1}{\"a\":1}")]
    [InlineData("{{\"a\":1}}")]
    public void Json_is_found_wherever_it_stands(string text) => Assert.Equal(1, JsonAnswer.Find(text)?.Whole("a"));

    [Theory]
    [InlineData("")]
    [InlineData("I cannot do that.")]
    [InlineData("{\"a\":")]
    [InlineData("{{{{{{")]
    [InlineData("<think>{\"a\":")]
    public void Where_there_is_none_nothing_is_made_up(string text) => Assert.Null(JsonAnswer.Find(text));

    [Fact]
    public void Characters_that_no_database_holds_are_left_out()
    {
        var answer = JsonAnswer.Find("{\"a\":\"be\\u0000es\\u001b dan\\nce\",\"b\":\"one\\u0000, two\",\"c\":[\"th\\u0000ree\"]}")!.Value;
        Assert.Equal("bees dan\nce", answer.Text("a"));
        Assert.Equal(["one", "two"], answer.Texts("b"));
        Assert.Equal(["three"], answer.Texts("c"));
    }

    [Fact]
    public void Deep_and_huge_rubbish_ends_soon()
    {
        Assert.Null(JsonAnswer.Find(new string('{', 300_000)));
        Assert.Null(JsonAnswer.Find(string.Concat(Enumerable.Repeat("{\"a\":[", 50_000))));
    }

    [Theory]
    [InlineData("Anna: Hello there.", "Hello there.")]
    [InlineData("**Anna:** Hello *there*.", "Hello there.")]
    [InlineData("[laughs] Hello there.", "Hello there.")]
    [InlineData("Hello (laughing softly) there.", "Hello there.")]
    [InlineData("Hello (and I mean it) there.", "Hello (and I mean it) there.")]
    [InlineData("Hello there [s1.p3].", "Hello there.")]
    [InlineData("See [the map](https://example.org/x) there.", "See the map there.")]
    [InlineData("<think>what now</think>Hello there.", "Hello there.")]
    [InlineData("- Hello\nthere.", "Hello there.")]
    [InlineData("*sighs* Hello there.", "Hello there.")]
    [InlineData("At 5 < 6 and 7 > 3, Anna: yes.", "At 5 < 6 and 7 > 3, Anna: yes.")]
    public void Only_what_is_said_is_left_of_a_line(string written, string said) => Assert.Equal(said, SpokenText.Of(written, Cast).Said);

    [Fact]
    public void Sources_named_within_a_line_are_taken_as_its_sources() =>
        Assert.Equal(["s1.p3", "s2.p10"], SpokenText.Of("It rose by a third [s1.p3, s2.p10].", Cast).Cited);
}
