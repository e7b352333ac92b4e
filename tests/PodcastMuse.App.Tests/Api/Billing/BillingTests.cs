using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Api.Billing;

public sealed class BillingTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task A_development_checkout_credits_once_however_often_it_is_completed(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop, credits: 0);
        var answer = await user.Client.PostAsJsonAsync("/api/v1/billing/checkout", new { package_id = "starter-90" }, Stop);
        var checkout = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        var url = checkout.GetProperty("checkout_url").GetString()!;
        Assert.EndsWith(checkout.GetProperty("session_id").GetString()!, url, StringComparison.Ordinal);
        var page = await server.NewClient().GetAsync(url, Stop);
        Assert.Contains("no money moves", await page.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        // HTML of the API is no page of the web app: no script in it runs as ours.
        Assert.StartsWith("default-src 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(0, await CreditsAsync(user));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => (await server.NewClient().PostAsync(url, null, Stop)).EnsureSuccessStatusCode()));
        Assert.Equal(90, await CreditsAsync(user));
        var history = await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/billing/history", Stop);
        var purchase = Assert.Single(history.GetProperty("items").EnumerateArray());
        Assert.Equal(("completed", 90, 900, "usd"), (purchase.GetProperty("status").GetString(), purchase.GetProperty("credits").GetInt32(),
            purchase.GetProperty("price_minor").GetInt32(), purchase.GetProperty("currency").GetString()));
        var rows = await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/transactions?type=purchase", Stop);
        Assert.Equal(1, rows.GetProperty("total").GetInt32());
        Assert.Contains("90 credits are on the account", await server.NewClient().GetStringAsync(url, Stop), StringComparison.Ordinal);
    }

    [Theory, EachServer]
    public async Task Packages_are_whole_numbers_of_credits_and_cents(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var packages = await server.NewClient().GetFromJsonAsync<JsonElement>("/api/v1/billing/packages", Stop);
        Assert.Equal(packages.GetProperty("total").GetInt32(), packages.GetProperty("items").GetArrayLength());
        Assert.All(packages.GetProperty("items").EnumerateArray(), p => Assert.True(p.GetProperty("credits").GetInt32() > 0 && p.GetProperty("price_minor").GetInt32() > 0));
    }

    [Theory, EachServer]
    public async Task What_is_not_there_is_said(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop, credits: 0);
        Assert.Equal(HttpStatusCode.NotFound, (await user.Client.PostAsJsonAsync("/api/v1/billing/checkout", new { package_id = "none" }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await user.Client.PostAsJsonAsync("/api/v1/billing/checkout", new { package = "starter-90" }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await user.Client.GetAsync("/api/v1/billing/portal", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.NewClient().PostAsJsonAsync("/api/v1/billing/webhooks/stripe", new { id = "evt_1" }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.NewClient().PostAsync("/api/v1/billing/development-checkout/dev_guess", null, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.NewClient().PostAsJsonAsync("/api/v1/billing/checkout", new { package_id = "starter-90" }, Stop)).StatusCode);
    }

    [Fact]
    public async Task Production_has_no_development_checkout()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string> { ["ENVIRONMENT"] = "production" }, Stop);
        var user = await server.NewUserAsync(Stop, credits: 0);
        var refused = await user.Client.PostAsJsonAsync("/api/v1/billing/checkout", new { package_id = "starter-90" }, Stop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await user.Client.PostAsync("/api/v1/billing/development-checkout/dev_x", null, Stop)).StatusCode);
        Assert.Equal(0, await CreditsAsync(user));
    }

    private static async Task<int> CreditsAsync(TestUser user) =>
        (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/balance", Stop)).GetProperty("credits").GetInt32();
}
