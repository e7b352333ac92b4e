using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;

namespace PodcastMuse.App.Tests.Api.Accounts;

public sealed class SignInTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task Registering_signs_in_and_says_who_one_is(ServerKind kind)
    {
        var ada = await Newcomer.RegisterAsync(await servers.GetAsync(kind, Stop), Stop);
        var me = await ada.Client.GetFromJsonAsync<JsonElement>("/api/v1/users/me", Stop);
        Assert.Equal(ada.Email, me.GetProperty("email").GetString());
        Assert.Equal("Ada", me.GetProperty("first_name").GetString());
        Assert.Equal("free", me.GetProperty("subscription_tier").GetString());
        Assert.False(me.GetProperty("email_verified").GetBoolean());
        Assert.False(me.GetProperty("is_admin").GetBoolean());
        Assert.Equal("bearer", ada.Answer.GetProperty("token_type").GetString());
        Assert.Equal(900, ada.Answer.GetProperty("expires_in").GetInt32());
        Assert.DoesNotContain("hash", ada.Answer.GetRawText(), StringComparison.Ordinal);
    }

    [Theory, EachServer]
    public async Task The_access_token_has_the_claims_of_the_brief(ServerKind kind)
    {
        var ada = await Newcomer.RegisterAsync(await servers.GetAsync(kind, Stop), Stop);
        var token = new JsonWebTokenHandler().ReadJsonWebToken(ada.AccessToken);
        Assert.Equal(ada.Id.ToString("D"), token.GetClaim("sub").Value);
        Assert.Equal(ada.Email, token.GetClaim("email").Value);
        Assert.Equal("free", token.GetClaim("tier").Value);
        Assert.All(["credits", "iat", "exp", "jti"], claim => Assert.NotEmpty(token.GetClaim(claim).Value));
        Assert.Equal(TimeSpan.FromMinutes(15), token.ValidTo - token.IssuedAt);
    }

    [Theory, EachServer]
    public async Task An_address_is_one_however_it_is_written(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        var again = await server.NewClient().PostAsJsonAsync("/api/v1/auth/register", new { email = $" {ada.Email.ToUpperInvariant()} ", password = Newcomer.GoodPassword }, Stop);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var login = await server.NewClient().PostAsJsonAsync("/api/v1/auth/login", new { email = ada.Email.ToUpperInvariant(), password = ada.Password }, Stop);
        Assert.Equal(HttpStatusCode.OK, login.StatusCode);
    }

    [Theory, EachServer]
    public async Task Of_many_who_register_one_address_at_once_one_gets_it(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var email = Newcomer.NewEmail();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            server.NewClient().PostAsJsonAsync("/api/v1/auth/register", new { email, password = Newcomer.GoodPassword }, Stop)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
    }

    [Theory, EachServer]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        var wrong = await server.NewClient().PostAsJsonAsync("/api/v1/auth/login", new { email = ada.Email, password = "not that one" }, Stop);
        var unknown = await server.NewClient().PostAsJsonAsync("/api/v1/auth/login", new { email = Newcomer.NewEmail(), password = "not that one" }, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.Equal(await DetailAsync(wrong), await DetailAsync(unknown));
    }

    [Theory, EachServer]
    public async Task Guessing_is_slowed_without_locking_the_owner_out(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        HttpResponseMessage last = null!;
        for (var guess = 0; guess < 11; guess++)
            last = await server.NewClient().PostAsJsonAsync("/api/v1/auth/login", new { email = ada.Email, password = $"guess number {guess}" }, Stop);
        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        Assert.True(last.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.OK, (await ada.Client.GetAsync("/api/v1/users/me", Stop)).StatusCode);
    }

    [Fact]
    public async Task A_household_of_many_addresses_guesses_as_one()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string> { ["TRUSTED_PROXIES"] = "127.0.0.1" }, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        for (var guess = 0; guess < 10; guess++)
            Assert.Equal(HttpStatusCode.Unauthorized, await GuessAsync($"2001:db8:1:2::{guess + 1:x}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await GuessAsync("2001:db8:1:2:ffff::1"));
        Assert.Equal(HttpStatusCode.Unauthorized, await GuessAsync("2001:db8:1:3::1"));

        async Task<HttpStatusCode> GuessAsync(string from)
        {
            var client = server.NewClient();
            client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
            return (await client.PostAsJsonAsync("/api/v1/auth/login", new { email = ada.Email, password = "a guess" }, Stop)).StatusCode;
        }
    }

    [Theory, EachServer]
    public async Task Right_passwords_are_not_guesses(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        for (var time = 0; time < 12; time++)
            Assert.Equal(HttpStatusCode.OK, (await SignInAsync(Newcomer.GoodPassword)).StatusCode);
        for (var guess = 0; guess < 10; guess++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync($"guess number {guess}")).StatusCode);
        // Whoever has guessed too often is not told when a guess was right.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignInAsync(Newcomer.GoodPassword)).StatusCode);

        Task<HttpResponseMessage> SignInAsync(string password) =>
            server.NewClient().PostAsJsonAsync("/api/v1/auth/login", new { email = ada.Email, password }, Stop);
    }

    [Theory, EachServer]
    public async Task Bad_registrations_are_named_by_field(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var email = Newcomer.NewEmail();
        (object Body, string Field)[] bad =
        [
            (new { email = "nobody", password = Newcomer.GoodPassword }, "email"),
            (new { email = "a b@example.com", password = Newcomer.GoodPassword }, "email"),
            (new { email = "a@localhost", password = Newcomer.GoodPassword }, "email"),
            (new { email = "a\"@example.com", password = Newcomer.GoodPassword }, "email"),
            (new { email = new string('a', 250) + "@example.com", password = Newcomer.GoodPassword }, "email"),
            (new { email, password = "short" }, "password"),
            (new { email, password = "password123" }, "password"),
            (new { email, password = "aaaaaaaaaaaa" }, "password"),
            (new { email, password = email }, "password"),
            (new { email, password = new string('x', 100) + new string('y', 100) }, "password"),
            (new { email }, "password"),
            (new { email, password = Newcomer.GoodPassword, language = "de" }, "language"),
            (new { email, password = Newcomer.GoodPassword, first_name = new string('n', 101) }, "first_name"),
            (new { email, password = Newcomer.GoodPassword, last_name = "Love\u001blace" }, "last_name"),
            (new { email, password = Newcomer.GoodPassword, is_admin = true }, "is_admin"),
        ];
        foreach (var (body, field) in bad)
        {
            var answer = await server.NewClient().PostAsJsonAsync("/api/v1/auth/register", body, Stop);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
            Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), $"{field}: {problem}");
        }
    }

    [Theory, EachServer]
    public async Task Foreign_and_changed_tokens_open_nothing(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        var parts = ada.AccessToken.Split('.');
        string[] forged = ["", "x", $"{parts[0]}.{parts[1]}.", $"eyJhbGciOiJub25lIn0.{parts[1]}.", ada.AccessToken[..^2] + "AA", ada.RefreshToken];
        foreach (var token in forged)
        {
            var client = server.NewClient();
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
            var answer = await client.GetAsync("/api/v1/users/me", Stop);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Theory, EachServer]
    public async Task Names_are_changed_and_cleared_and_what_is_not_sent_stays(ServerKind kind)
    {
        var ada = await Newcomer.RegisterAsync(await servers.GetAsync(kind, Stop), Stop);
        var changed = await ada.Client.PatchAsJsonAsync("/api/v1/users/me", new { last_name = "Lovelace", language = "th" }, Stop);
        var me = await changed.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(("Ada", "Lovelace", "th"), (me.GetProperty("first_name").GetString(), me.GetProperty("last_name").GetString(), me.GetProperty("language").GetString()));
        await ada.Client.PatchAsJsonAsync("/api/v1/users/me", new { first_name = (string?)null }, Stop);
        me = await ada.Client.GetFromJsonAsync<JsonElement>("/api/v1/users/me", Stop);
        Assert.Equal((null, "Lovelace", "th"), (me.GetProperty("first_name").GetString(), me.GetProperty("last_name").GetString(), me.GetProperty("language").GetString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Client.PatchAsJsonAsync("/api/v1/users/me", new { credits = 1_000_000 }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Client.PatchAsJsonAsync("/api/v1/users/me", new { has_first_name = true }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Client.PatchAsJsonAsync("/api/v1/users/me", new { first_name = "Ada\nLovelace" }, Stop)).StatusCode);
    }

    private static async Task<string?> DetailAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("detail").GetString();
}
