using Microsoft.Extensions.Time.Testing;
using PodcastMuse.Providers;
using PodcastMuse.Providers.Catalogue;
using ProviderEmulator;

namespace PodcastMuse.Tests.Providers.Outside;

/// <summary>Prices hold from a day on: Google's double with the year 2027.</summary>
public sealed class DatedPriceTests
{
    private static readonly DateTimeOffset NewYear = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("google", 2)]
    [InlineData("openai", 1)]
    [InlineData("kie", 1)]
    [InlineData("elevenlabs", 1)]
    public void What_a_model_costs_follows_the_clock(string provider, int times)
    {
        var clock = new FakeTimeProvider(NewYear.AddSeconds(-1));
        var prices = new Catalogues(clock);
        var use = new PlannedUse(3, 1_000, 1_000, 500, 60);
        string[] capabilities = ["text", "speech", "image", "video"];
        var models = capabilities.SelectMany(c => prices.Of(provider).Models(c).Select(m => (Capability: c, Model: m))).ToList();
        var before = models.ConvertAll(m => prices.Find(m.Capability, provider, m.Model, "en", use)?.Usd);

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.NotEmpty(models);
        Assert.Equal(before.ConvertAll(usd => usd * times), models.ConvertAll(m => prices.Find(m.Capability, provider, m.Model, "en", use)?.Usd));
    }

    [Theory]
    [InlineData("google")]
    [InlineData("openai")]
    [InlineData("kie")]
    [InlineData("elevenlabs")]
    public void Every_day_has_one_price(string provider)
    {
        var catalogue = ProviderCatalogue.Read(provider, TimeProvider.System);
        string[] capabilities = ["text", "speech", "image", "video"];
        foreach (var prices in capabilities.SelectMany(c => catalogue.Models(c).Select(m => catalogue.Find(c, m)!.Prices)).OfType<IReadOnlyList<ModelPrice>>())
        {
            Assert.Null(prices[0].ValidFrom);
            Assert.Equal(prices.Skip(1).Select(p => p.ValidFrom).Order(), prices.Skip(1).Select(p => p.ValidFrom));
            Assert.Equal(prices.Count, prices.DistinctBy(p => p.ValidFrom).Count());
        }
    }

    [Fact]
    public async Task What_is_journalled_in_the_new_year_is_what_google_takes_then()
    {
        var clock = new FakeTimeProvider(NewYear.AddDays(40));
        await using var outside = await Emulated.StartAsync(new EmulatorOptions { Media = MediaMode.Synthetic, Clock = clock }, clock);

        var (_, usage) = await outside.SpeakAsync(outside.Speech("google"), "Honeybees tell each other where the flowers are by dancing.");

        var paid = Assert.Single(outside.Host.Ledger.Entries).CostUsd;
        Assert.InRange(usage.EstimatedCost, paid * 0.9m, paid * 1.1m);
    }
}
