using System.Text.RegularExpressions;
using PodcastMuse.Providers.BuiltIn.Writing;

namespace PodcastMuse.Tests.BuiltIn.Writing;

public sealed partial class PhraseBankTests
{
    private static readonly string[] Blanks = ["title", "me", "you", "others", "other", "topic", "label", "past", "before", "route", "far", "a", "b", "c", "d", "nouns", "p", "q", "i"];

    [Theory]
    [InlineData("en")]
    [InlineData("th")]
    public void Every_blank_of_a_phrase_is_one_the_writer_fills(string language)
    {
        var bank = PhraseBank.For(language);
        foreach (var idea in bank.Ideas)
        {
            foreach (var (text, _) in bank.All(idea))
                Assert.All(Blank().Matches(text), m => Assert.Contains(m.Groups[1].Value, Blanks));
        }
    }

    [Fact]
    public void Both_languages_have_the_same_ideas() =>
        Assert.Equal(PhraseBank.For("en").Ideas.Order(), PhraseBank.For("th").Ideas.Order());

    [Fact]
    public void Thai_phrases_hold_no_latin_letters_outside_blanks()
    {
        var bank = PhraseBank.For("th");
        Assert.All(bank.Ideas.SelectMany(bank.All), p => Assert.DoesNotMatch("[A-Za-z]", Blank().Replace(p.Text, "")));
    }

    [Fact]
    public void A_phrase_comes_again_only_after_all_others_came_and_never_within_ten_lines()
    {
        var phrasing = new Phrasing(Texts.Brief(), Lexicon.For("en")!, PhraseBank.For("en"));
        var all = PhraseBank.For("en").Tiers("farewells", "conversation", solo: false).Sum(t => t.Count);
        var said = Enumerable.Range(0, 80).Select(line => phrasing.Say("farewells", $"{line}", 0, line)).ToList();

        Assert.InRange(all, 4, 10);
        Assert.Equal(all, said.Take(all).Distinct().Count());
        Assert.Null(said[all]);
        for (var line = 0; line < said.Count; line++)
            Assert.DoesNotContain(said[line], said.Take(line).TakeLast(10).OfType<string>());
        Assert.InRange(said.OfType<string>().CountBy(s => s).Select(c => c.Value).Max() - said.OfType<string>().CountBy(s => s).Select(c => c.Value).Min(), 0, 1);
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Blank();
}
