using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Production.Journal;

namespace PodcastMuse.App.Tests.Api.Accounts;

public sealed class ExternalSignInTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_an_issuer_vouches_for_gets_an_account_and_the_same_one_again()
    {
        await using var issuer = await OidcIssuerServer.StartAsync(Stop);
        await using var server = await StartAsync(issuer);
        issuer.Claims = new() { ["sub"] = "grace", ["email"] = "Grace@Example.com", ["email_verified"] = true, ["given_name"] = "Gr\0ace\n" };
        var first = await SignInAsync(server, issuer);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        var user = first.Body.GetProperty("user");
        Assert.Equal(("grace@example.com", true, false, "Grace"), (user.GetProperty("email").GetString(), user.GetProperty("email_verified").GetBoolean(), user.GetProperty("has_password").GetBoolean(), user.GetProperty("first_name").GetString()));
        issuer.Claims["email"] = "moved@example.com";
        var second = await SignInAsync(server, issuer);
        Assert.Equal(user.GetProperty("id").GetGuid(), second.Body.GetProperty("user").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task An_unverified_address_joins_nothing_and_a_verified_one_takes_an_unproven_account_over()
    {
        await using var issuer = await OidcIssuerServer.StartAsync(Stop);
        await using var server = await StartAsync(issuer);
        var squatter = await Newcomer.RegisterAsync(server, Stop);
        issuer.Claims = new() { ["sub"] = "owner", ["email"] = squatter.Email, ["email_verified"] = false };
        Assert.Equal(HttpStatusCode.Forbidden, (await SignInAsync(server, issuer)).Status);
        Assert.Equal(HttpStatusCode.OK, (await squatter.Client.PutAsJsonAsync("/api/v1/users/me/api-keys/openai", new { api_key = "anything", base_url = "https://elsewhere.example.com/v1" }, Stop)).StatusCode);
        issuer.Claims["email_verified"] = true;
        var owner = await SignInAsync(server, issuer);
        Assert.Equal(squatter.Id, owner.Body.GetProperty("user").GetProperty("id").GetGuid());
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.NewClient().PostAsJsonAsync("/api/v1/auth/login", new { email = squatter.Email, password = squatter.Password }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.NewClient().PostAsJsonAsync("/api/v1/auth/refresh", new { refresh_token = squatter.RefreshToken }, Stop)).StatusCode);

        // What the owner writes must not go to a server of whoever registered, and they cannot put its address again.
        Assert.Equal(HttpStatusCode.Unauthorized, (await squatter.Client.PutAsJsonAsync("/api/v1/users/me/api-keys/openai", new { api_key = "anything", base_url = "https://elsewhere.example.com/v1" }, Stop)).StatusCode);
        var mine = server.NewClient();
        mine.DefaultRequestHeaders.Authorization = new("Bearer", owner.Body.GetProperty("access_token").GetString());
        Assert.Equal("[]", await mine.GetStringAsync("/api/v1/users/me/api-keys", Stop));
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("aud")]
    [InlineData("iss")]
    [InlineData("expired")]
    [InlineData("key")]
    [InlineData("none")]
    public async Task A_token_that_is_wrong_in_one_thing_is_refused(string wrong)
    {
        await using var issuer = await OidcIssuerServer.StartAsync(Stop);
        await using var server = await StartAsync(issuer);
        issuer.Claims = new() { ["sub"] = "x", ["email"] = Newcomer.NewEmail(), ["email_verified"] = true };
        issuer.Wrong = wrong;
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(server, issuer)).Status);
    }

    [Fact]
    public async Task The_way_back_must_end_in_the_browser_that_began_it()
    {
        await using var issuer = await OidcIssuerServer.StartAsync(Stop);
        await using var server = await StartAsync(issuer);
        issuer.Claims = new() { ["sub"] = "x", ["email"] = Newcomer.NewEmail(), ["email_verified"] = true };
        var (back, cookie) = await GoAsync(server, issuer, "");
        Assert.Equal(HttpStatusCode.Unauthorized, (await BackAsync(server, back, null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await BackAsync(server, new Uri(back.AbsoluteUri.Replace("state=", "state=x", StringComparison.Ordinal)), cookie)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await BackAsync(server, back, cookie)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await BackAsync(server, back, cookie)).StatusCode);
    }

    [Fact]
    public async Task A_page_gets_a_code_that_is_good_once()
    {
        await using var issuer = await OidcIssuerServer.StartAsync(Stop);
        await using var server = await StartAsync(issuer);
        issuer.Claims = new() { ["sub"] = "x", ["email"] = Newcomer.NewEmail(), ["email_verified"] = true };
        var (back, cookie) = await GoAsync(server, issuer, "?return_to=/signed-in");
        var answer = await BackAsync(server, back, cookie);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = answer.Headers.Location!.ToString();
        Assert.StartsWith("/signed-in#code=", page, StringComparison.Ordinal);
        foreach (var expected in new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest })
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = page.Split('=')[1] });
            Assert.Equal(expected, (await server.NewClient().PostAsync("/api/v1/auth/token", form, Stop)).StatusCode);
        }

        foreach (var elsewhere in new[] { "//evil.example.com", "https://evil.example.com", "/\\evil.example.com", "x" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await server.NewClient().GetAsync($"/api/v1/auth/external/test?return_to={Uri.EscapeDataString(elsewhere)}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.NewClient().GetAsync("/api/v1/auth/external/other", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("https://example.com/studio")]
    [InlineData("https://example.com/studio/")]
    public async Task A_service_below_a_path_is_called_back_there(string home)
    {
        await using var issuer = await OidcIssuerServer.StartAsync(Stop);
        await using var server = await StartAsync(issuer, home);

        var begun = await server.NewClient().GetAsync("/api/v1/auth/external/test", Stop);

        Assert.Contains(Uri.EscapeDataString("https://example.com/studio/api/v1/auth/external/test/callback"), begun.Headers.Location!.Query, StringComparison.Ordinal);
        // The browser sends the cookie where the callback is.
        Assert.Contains("path=/studio/api/v1/auth/external", begun.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        var call = Guid.CreateVersion7();
        Assert.StartsWith($"https://example.com/studio{Callbacks.Route}{call}?sig=", server.Services.GetRequiredService<Callbacks>().AddressOf(call)!.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_can_ask_which_issuers_there_are()
    {
        await using var issuer = await OidcIssuerServer.StartAsync(Stop);
        await using (var server = await StartAsync(issuer))
            Assert.Equal("""{"items":[{"name":"test","label":"Test"}],"total":1,"page":1,"page_size":20}""", await server.NewClient().GetStringAsync("/api/v1/auth/external", Stop));
        await using var alone = await TestServer.StartAsync(new Dictionary<string, string>(), Stop);
        Assert.Equal("""{"items":[],"total":0,"page":1,"page_size":20}""", await alone.NewClient().GetStringAsync("/api/v1/auth/external", Stop));
    }

    private static Task<TestServer> StartAsync(OidcIssuerServer issuer, string home = "") => TestServer.StartAsync(
        new Dictionary<string, string>
        {
            ["PUBLIC_URL"] = home,
            ["OIDC_PROVIDER"] = "test",
            ["OIDC_ISSUER"] = issuer.Address,
            ["OIDC_CLIENT_ID"] = OidcIssuerServer.ClientId,
            ["OIDC_CLIENT_SECRET"] = OidcIssuerServer.ClientSecret,
        },
        Stop);

    private static async Task<(HttpStatusCode Status, JsonElement Body)> SignInAsync(TestServer server, OidcIssuerServer issuer)
    {
        var (back, cookie) = await GoAsync(server, issuer, "");
        var answer = await BackAsync(server, back, cookie);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Stop));
    }

    private static async Task<(Uri Back, string Cookie)> GoAsync(TestServer server, OidcIssuerServer issuer, string query)
    {
        var begun = await server.NewClient().GetAsync($"/api/v1/auth/external/test{query}", Stop);
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        var cookie = begun.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        return (issuer.Approve(begun.Headers.Location!), cookie.Split(';')[0]);
    }

    private static Task<HttpResponseMessage> BackAsync(TestServer server, Uri back, string? cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, back.PathAndQuery));
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return server.NewClient().SendAsync(request, Stop);
    }
}
