using System.Text.RegularExpressions;
using PodcastMuse.Providers;
using PodcastMuse.Providers.BuiltIn.Writing;

namespace PodcastMuse.Tests.BuiltIn.Writing;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("th")]
    public async Task Search_texts_keep_their_limits_and_quote_the_script(string language)
    {
        var brief = Texts.Brief(language);
        var draft = await Texts.Write(brief);
        var answer = await new BuiltInWriter().SuggestAsync(brief, draft, 0, new UnkeptCalls(), CancellationToken.None);
        var made = ((ProviderAnswer<SeoSuggestions>.Finished)answer).Value;

        Assert.Equal(brief.Title, made.Title);
        Assert.InRange(made.Description.Length, 100, 4000);
        Assert.InRange(made.Tags.Count, 8, 15);
        Assert.Equal(made.Tags.Count, made.Tags.Distinct().Count());
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", made.Slug);
        Assert.Equal(3, made.SocialPosts.Count);
        Assert.All(made.SocialPosts, p => Assert.InRange(p.Length, 10, 280));
        Assert.Contains("Field notes", made.ShowNotes, StringComparison.Ordinal);
        var lead = made.Description.Split('\n')[0];
        var said = string.Join(' ', draft.Chapters.SelectMany(c => c.Segments).Select(s => s.Text));
        Assert.Contains(lead[..60], said, StringComparison.Ordinal);
        if (language == "th")
            Assert.All(made.Tags, t => Assert.DoesNotMatch("[A-Za-z]", t));
    }

    [Theory]
    [InlineData("Why do bees dance?", "why-do-bees-dance")]
    [InlineData("Café & Crème: the story", "cafe-creme-the-story")]
    [InlineData("It's time", "its-time")]
    public void A_slug_is_plain_letters(string title, string slug) => Assert.Equal(slug, Slug.Of(title));

    [Theory]
    [InlineData("ผึ้งกับดอกไม้")]
    [InlineData("？！")]
    public void A_title_without_latin_letters_still_gives_a_slug(string title) =>
        Assert.Matches(new Regex("^[a-z0-9]+(-[a-z0-9]+)*$"), Slug.Of(title));
}
