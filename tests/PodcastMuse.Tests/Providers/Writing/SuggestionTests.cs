using System.Text.Json.Nodes;
using PodcastMuse.Language;
using PodcastMuse.Providers;
using PodcastMuse.Providers.Writing;
using PodcastMuse.Tests.BuiltIn.Writing;

namespace PodcastMuse.Tests.Providers.Writing;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("en", "openai")]
    [InlineData("th", "google")]
    public async Task The_shop_window_is_dressed_from_the_script(string language, string provider)
    {
        await using var desk = await Desk.OpenAsync();
        var brief = Texts.Brief(language, "interview", 2, 5);
        var seo = await SuggestAsync(desk.Writer(provider), brief, await desk.WriteAsync(brief, provider));
        Assert.NotEmpty(seo.Title);
        Assert.InRange(seo.Tags.Count, 1, 15);
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", seo.Slug);
        Assert.NotEmpty(seo.ShowNotes);
        Assert.All(seo.SocialPosts, p => Assert.InRange(p.Length, 1, 280));
        Assert.Equal(language == "th", WritingSystem.ThaiShare(seo.Description) > 0.5);
    }

    [Fact]
    public async Task Texts_beyond_the_limits_are_brought_within_them()
    {
        await using var desk = await Desk.OpenAsync();
        var brief = Texts.Brief("en", "interview", 2, 3);
        var draft = await desk.WriteAsync(brief);
        var words = string.Join(' ', Enumerable.Repeat("harbour", 900));
        var answer = new JsonObject
        {
            ["title"] = words,
            ["description"] = words,
            ["tags"] = new JsonArray([.. Enumerable.Range(0, 60).Select(i => (JsonNode)$"#tag {i % 40}"), words]),
            ["slug"] = "  Ünï Côdé!! ท่าเรือ ",
            ["show_notes"] = "",
            ["social_posts"] = new JsonArray(words, "Short."),
        };
        var chat = new SpoiledChat(desk.OpenAi(), (_, _, _) => answer.ToJsonString());
        var seo = await SuggestAsync(new LanguageWriter(chat, new WriterModel("openai", "m"), TimeProvider.System), brief, draft);
        Assert.InRange(seo.Title.Length, 1, 121);
        Assert.InRange(seo.Description.Length, 1, 4_001);
        Assert.Equal(15, seo.Tags.Count);
        Assert.DoesNotContain(seo.Tags, t => t.StartsWith('#'));
        Assert.Equal("uni-code", seo.Slug);
        Assert.All(seo.SocialPosts, p => Assert.InRange(p.Length, 1, 280));
        Assert.NotEmpty(seo.ShowNotes);
    }

    [Fact]
    public void A_slug_is_always_an_address()
    {
        Assert.StartsWith("episode-", ShopTexts.Slug(null, "ท่าเรือเก่า"), StringComparison.Ordinal);
        Assert.Equal("the-net", ShopTexts.Slug("!!", "The net"));
    }

    private static async Task<SeoSuggestions> SuggestAsync(LanguageWriter writer, ScriptBrief brief, ScriptDraft draft) =>
        Assert.IsType<ProviderAnswer<SeoSuggestions>.Finished>(await writer.SuggestAsync(brief, draft, 0, new UnkeptCalls(), TestContext.Current.CancellationToken)).Value;
}
