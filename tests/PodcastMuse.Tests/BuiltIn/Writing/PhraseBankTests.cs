using System.Text.RegularExpressions;
using PodcastMuse.Providers.BuiltIn.Writing;

namespace PodcastMuse.Tests.BuiltIn.Writing;

public sealed partial class PhraseBankTests
{
    private static readonly string[] Blanks = ["title", "me", "you", "others", "other", "topic", "label", "past", "before", "all", "some", "nouns", "p", "q", "i"];

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

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Blank();
}
