using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Accounts;
using PodcastMuse.Data;

namespace PodcastMuse.App.Tests.Api.Accounts;

public sealed class RecoveryTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task The_link_of_the_mail_verifies_the_address_once(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        var token = await TokenAsync(server, ada.Email, "verify-email");
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(server, "verify-email", new { token })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(server, "verify-email", new { token })).StatusCode);
        Assert.True((await ada.Client.GetFromJsonAsync<JsonElement>("/api/v1/users/me", Stop)).GetProperty("email_verified").GetBoolean());
    }

    [Theory, EachServer]
    public async Task The_mail_that_verifies_is_sent_again(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(server, "resend-verification", new { })).StatusCode);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        var first = await TokenAsync(server, ada.Email, "verify-email");

        Assert.Equal(HttpStatusCode.Accepted, (await ada.Client.PostAsync("/api/v1/auth/resend-verification", null, Stop)).StatusCode);

        var second = await TokenAsync(server, ada.Email, "verify-email", other: first);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(server, "verify-email", new { token = second })).StatusCode);
        Assert.True((await ada.Client.GetFromJsonAsync<JsonElement>("/api/v1/users/me", Stop)).GetProperty("email_verified").GetBoolean());
    }

    [Theory, EachServer]
    public async Task A_forgotten_password_is_replaced_and_everybody_signed_out(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop, language: "th");
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(server, "forgot-password", new { email = ada.Email })).StatusCode);
        var token = await TokenAsync(server, ada.Email, "reset-password");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(server, "reset-password", new { token, password = "short" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(server, "reset-password", new { token, password = "another riverbank" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(server, "reset-password", new { token, password = "a third riverbank" })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(server, "refresh", new { refresh_token = ada.RefreshToken })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(server, "login", new { email = ada.Email, password = ada.Password })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, "login", new { email = ada.Email, password = "another riverbank" })).StatusCode);
    }

    [Theory, EachServer]
    public async Task Whoever_registered_anothers_address_keeps_nothing_in_the_account_once_its_owner_comes(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var squatter = await Newcomer.RegisterAsync(server, Stop);
        Assert.Equal(HttpStatusCode.OK, (await PutKeyAsync(squatter)).StatusCode);
        await PostAsync(server, "forgot-password", new { email = squatter.Email });
        var token = await TokenAsync(server, squatter.Email, "reset-password");
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(server, "reset-password", new { token, password = "another riverbank" })).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await PutKeyAsync(squatter)).StatusCode);
        Assert.Equal("[]", await KeysAsync(server, squatter.Email));
    }

    [Theory, EachServer]
    public async Task An_owner_who_forgot_the_password_keeps_their_keys(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        await PostAsync(server, "verify-email", new { token = await TokenAsync(server, ada.Email, "verify-email") });
        Assert.Equal(HttpStatusCode.OK, (await PutKeyAsync(ada)).StatusCode);
        await PostAsync(server, "forgot-password", new { email = ada.Email });
        await PostAsync(server, "reset-password", new { token = await TokenAsync(server, ada.Email, "reset-password"), password = "another riverbank" });
        Assert.Contains("openai", await KeysAsync(server, ada.Email), StringComparison.Ordinal);
    }

    [Theory, EachServer]
    public async Task Nobody_can_bury_a_mailbox(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        for (var asked = 0; asked < 5; asked++)
            Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(server, "forgot-password", new { email = ada.Email })).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await ada.Client.PostAsync("/api/v1/auth/resend-verification", null, Stop)).StatusCode);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        Assert.Equal(3, await db.Set<OneTimeToken>().CountAsync(t => t.UserId == ada.Id && t.Purpose == TokenPurpose.ResetPassword, Stop));
        // The one of the registration.
        Assert.Equal(1, await db.Set<OneTimeToken>().CountAsync(t => t.UserId == ada.Id && t.Purpose == TokenPurpose.VerifyEmail, Stop));
    }

    [Theory, EachServer]
    public async Task Forgetting_is_accepted_for_any_address(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(server, "forgot-password", new { email = Newcomer.NewEmail() })).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(server, "forgot-password", new { email = "no address" })).StatusCode);
    }

    [Theory, EachServer]
    public async Task A_changed_password_ends_all_sessions_and_gives_this_device_a_new_one(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        var wrong = await ada.Client.PutAsJsonAsync("/api/v1/users/me/password", new { current_password = "wrong", new_password = "another riverbank" }, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var changed = await ada.Client.PutAsJsonAsync("/api/v1/users/me/password", new { current_password = ada.Password, new_password = "another riverbank" }, Stop);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var pair = await changed.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(server, "refresh", new { refresh_token = ada.RefreshToken })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, "refresh", new { refresh_token = pair.GetProperty("refresh_token").GetString() })).StatusCode);
    }

    [Theory, EachServer]
    public async Task An_oauth_client_gets_tokens_and_oauth_errors(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        var good = await FormAsync(server, ("grant_type", "password"), ("username", ada.Email), ("password", ada.Password));
        Assert.Equal(HttpStatusCode.OK, good.Status);
        var again = await FormAsync(server, ("grant_type", "refresh_token"), ("refresh_token", good.Body.GetProperty("refresh_token").GetString()!));
        Assert.Equal(HttpStatusCode.OK, again.Status);
        (string Error, (string, string)[] Form)[] bad =
        [
            ("invalid_grant", [("grant_type", "password"), ("username", ada.Email), ("password", "wrong")]),
            ("invalid_grant", [("grant_type", "refresh_token"), ("refresh_token", "x")]),
            ("invalid_grant", [("grant_type", "authorization_code"), ("code", "x")]),
            ("invalid_request", [("grant_type", "password"), ("username", ada.Email)]),
            ("unsupported_grant_type", [("grant_type", "client_credentials")]),
        ];
        foreach (var (error, form) in bad)
        {
            var answer = await FormAsync(server, form);
            Assert.Equal((HttpStatusCode.BadRequest, error), (answer.Status, answer.Body.GetProperty("error").GetString()));
        }
    }

    [Theory, EachServer]
    public async Task A_ticket_opens_once(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        var ticket = (await (await ada.Client.PostAsync("/api/v1/auth/ws-ticket", null, Stop)).Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("ticket").GetString();
        var tickets = server.Services.GetRequiredService<WsTickets>();
        var holders = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => tickets.RedeemAsync(ticket, Stop)));
        Assert.Equal(ada.Id, Assert.Single(holders, h => h is not null)!.UserId);
        Assert.Null(await tickets.RedeemAsync(ada.RefreshToken, Stop));
        Assert.Null(await tickets.RedeemAsync(null, Stop));
    }

    /// <summary>The token in a mail to that address, an other one than <paramref name="other"/>, which the studio without an SMTP server has written into its folder.</summary>
    internal static async Task<string> TokenAsync(TestServer server, string email, string page, string? other = null)
    {
        while (true)
        {
            foreach (var file in Directory.Exists(server.MailFolder) ? Directory.GetFiles(server.MailFolder, "*.eml") : [])
            {
                var mail = await MimeKit.MimeMessage.LoadAsync(file, Stop);
                if (mail.To.ToString().Contains(email, StringComparison.Ordinal) && Regex.Match(mail.TextBody ?? "", $@"/{page}\?token=([\w-]+)") is { Success: true } link && link.Groups[1].Value != other)
                    return link.Groups[1].Value;
            }

            await Task.Delay(100, Stop);
        }
    }

    private static Task<HttpResponseMessage> PutKeyAsync(Newcomer user) =>
        user.Client.PutAsJsonAsync("/api/v1/users/me/api-keys/openai", new { api_key = "anything", base_url = "https://elsewhere.example.com/v1" }, Stop);

    private static async Task<string> KeysAsync(TestServer server, string email)
    {
        var signedIn = await (await PostAsync(server, "login", new { email, password = "another riverbank" })).Content.ReadFromJsonAsync<JsonElement>(Stop);
        var client = server.NewClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", signedIn.GetProperty("access_token").GetString());
        return await client.GetStringAsync("/api/v1/users/me/api-keys", Stop);
    }

    private static Task<HttpResponseMessage> PostAsync(TestServer server, string action, object body) => server.NewClient().PostAsJsonAsync($"/api/v1/auth/{action}", body, Stop);

    private static async Task<(HttpStatusCode Status, JsonElement Body)> FormAsync(TestServer server, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        var answer = await server.NewClient().PostAsync("/api/v1/auth/token", form, Stop);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Stop));
    }
}
