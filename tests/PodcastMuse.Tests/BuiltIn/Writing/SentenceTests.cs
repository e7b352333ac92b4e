using PodcastMuse.Providers;
using PodcastMuse.Providers.BuiltIn.Writing;

namespace PodcastMuse.Tests.BuiltIn.Writing;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("See Figure 3 for the layout of the pumps and valves.")]
    [InlineData("The full list is at https://example.org/list for all readers.")]
    [InlineData("As mentioned above, the river rises in the spring of every year.")]
    [InlineData("var total = items[0] + items[1]; the code returns a sum of them.")]
    [InlineData("Smith et al. found that the river rises in the spring of every year.")]
    [InlineData("and the rest of the line that was cut off by the page")]
    [InlineData("Apples, pears, plums")]
    public void What_cannot_be_read_aloud_is_left_out(string text) => Assert.Empty(Said(text));

    [Theory]
    [InlineData("The river rises in the spring [12] and falls (see below) in the autumn.", "The river rises in the spring and falls in the autumn.")]
    [InlineData("However, the river rises in the spring of every year.", "The river rises in the spring of every year.")]
    [InlineData("The **river** rises in the [spring](http://a.b) of every year.", "The river rises in the spring of every year.")]
    public void What_belongs_to_the_page_is_trimmed(string text, string said) => Assert.Equal([said], Said(text));

    [Theory]
    [InlineData("This makes the whole valley green for several weeks.")]
    [InlineData("They carry the silt down to the plain in the summer.")]
    [InlineData("Heat turns it back and the bread is soft again.")]
    public void What_points_back_is_not_said_without_what_it_points_to(string leaning)
    {
        Assert.Empty(Said(leaning));
        Assert.Equal([$"The river rises in the spring of every year. {leaning}"], Said($"The river rises in the spring of every year. {leaning}"));
    }

    [Fact]
    public void A_sentence_met_before_in_nearly_the_same_words_is_said_once() =>
        Assert.Single(Said(
            "The old mill beside the river grinds barley for the village bakery every winter.",
            "The old mill beside the river grinds barley for the village bakery in every winter."));

    [Fact]
    public void A_very_long_sentence_is_cut_where_a_clause_ends()
    {
        var said = Said("The engineers of the harbour have measured the height of the water at the eastern gate every morning for more than a hundred years; "
            + "the books in which they wrote those numbers are kept in the cellar of the town hall and have never been printed for the public.");

        Assert.Equal(2, new SentenceCutter(Lexicon.For("en")!).Cut(
            "The engineers of the harbour have measured the height of the water at the eastern gate every morning for more than a hundred years; "
            + "the books in which they wrote those numbers are kept in the cellar of the town hall and have never been printed for the public.").Count());
        Assert.NotEmpty(said);
    }

    [Fact]
    public void What_stands_under_references_is_left_out() =>
        Assert.Empty(Material.Read([new Passage("s1.p1", "Book", "References", null, "The river rises in the spring of every year.")], Lexicon.For("en")!, CancellationToken.None).Stretches);

    [Theory]
    [InlineData("Chapter 3: The hive", "The hive", "the hive")]
    [InlineData("2.1 Keeping bees", "Keeping bees", "keeping bees")]
    [InlineData("HOW BEES TALK", "How bees talk", null)]
    [InlineData("Choose your beans", "Choose your beans", null)]
    [InlineData("Is honey healthy?", "Is honey healthy?", null)]
    public void A_heading_is_said_in_mid_sentence_only_where_that_is_grammatical(string heading, string label, string? noun)
    {
        var lexicon = Lexicon.For("en")!;
        var material = Material.Read([new Passage("s1.p1", "Book", null, null, "The bees in the hive talk with their feet. A keeper has to know how bees work.")], lexicon, CancellationToken.None);

        Assert.Equal(new Topic(label, noun), new Topics(material, lexicon).FromHeading(heading));
    }

    private static string[] Said(params string[] passages) =>
        [.. Material.Read([.. passages.Select((p, i) => new Passage($"s1.p{i}", "Book", null, null, p))], Lexicon.For("en")!, CancellationToken.None)
            .Stretches.Select(s => s.Text(s.Sentences.Count))];
}
