using PodcastMuse.Production.Orders;
using PodcastMuse.Providers;

namespace PodcastMuse.Tests.Providers.Outside;

public sealed class TextPriceTests
{
    [Theory]
    [InlineData("openai", "en", 5, 0)]
    [InlineData("openai", "en", 20, 12_000)]
    [InlineData("openai", "th", 10, 0)]
    [InlineData("google", "en", 10, 6_000)]
    public async Task What_a_script_costs_is_foretold(string provider, string language, int minutes, int sourceCharacters)
    {
        await using var outside = await Emulated.StartAsync();
        var text = outside.Studio(provider).Text(new ProviderAccess(Emulated.Key(provider)))!;
        var brief = Brief(language, minutes, sourceCharacters);

        var answer = Assert.IsType<ProviderAnswer<ScriptDraft>.Finished>(await text.WriteAsync(brief, new Plain(), null, Emulated.Stop));
        var seo = await text.SuggestAsync(brief, answer.Value, 0, new Plain(), Emulated.Stop);

        Assert.NotNull(seo);
        var paid = outside.Host.Ledger.TotalUsd;
        var size = EpisodeSize.Written(minutes * 60, brief.Speakers[0].Voice.UnitsPerSecond, language, sourceCharacters, withMusic: false);
        var quote = outside.Prices.Find("text", provider, null, language, size.UseOf("text"))!;
        Assert.InRange(quote.Usd, paid * 0.9m, paid * 1.1m);
    }

    private static ScriptBrief Brief(string language, int minutes, int sourceCharacters)
    {
        const string Sentence = "Bees dance on the comb to tell their sisters where the flowers are, and the angle of the dance is the angle to the sun. ";
        var passages = Enumerable.Range(0, sourceCharacters / 600)
            .Select(i => new Passage($"s1.p{i + 1}", "Bees", "Dance", null, string.Concat(Enumerable.Repeat(Sentence, 5))[..600])).ToList();
        Voice voice = new("built-in", "m", "v", "V", VoiceGender.Female, language, 5, new Dictionary<string, string>());
        return new ScriptBrief(
            "How bees dance", "Why bees dance, and how people learnt to read it.", language, "conversation", "friendly", "general", minutes * 60,
            [new Speaker("Ann", "host", voice), new Speaker("Ben", "guest", voice)], passages, MayBeShorter: true);
    }

    private sealed class Plain : IModelCalls
    {
        public async Task<T> OnceAsync<T>(string request, Func<CancellationToken, Task<Metered<T>>> send, CancellationToken cancellationToken) =>
            (await send(cancellationToken)).Value;
    }
}
