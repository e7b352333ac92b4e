using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Accounts;
using PodcastMuse.Data;

namespace PodcastMuse.App.Tests.Api.Accounts;

public sealed class SessionTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task A_refresh_token_is_rotated(ServerKind kind)
    {
        var ada = await Newcomer.RegisterAsync(await servers.GetAsync(kind, Stop), Stop);
        var first = await RefreshAsync(ada.Client, ada.RefreshToken);
        Assert.NotEqual(ada.RefreshToken, first.Token);
        var second = await RefreshAsync(ada.Client, first.Token!);
        Assert.Equal(HttpStatusCode.OK, second.Status);
    }

    [Theory, EachServer]
    public async Task A_token_that_is_sent_twice_ends_the_session(ServerKind kind)
    {
        var ada = await Newcomer.RegisterAsync(await servers.GetAsync(kind, Stop), Stop);
        var next = await RefreshAsync(ada.Client, ada.RefreshToken);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(ada.Client, ada.RefreshToken)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(ada.Client, next.Token!)).Status);
    }

    [Theory, EachServer]
    public async Task Of_those_who_send_one_token_at_once_one_at_most_gets_in_and_none_stays(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RefreshAsync(ada.Client, ada.RefreshToken)));
        Assert.InRange(answers.Count(answer => answer.Status == HttpStatusCode.OK), 0, 1);
        // Not asked of the service: an access token of an address that nobody has shown to be theirs ends with its session.
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        Assert.Empty(await db.Set<Session>().Where(s => s.UserId == ada.Id).ToListAsync(Stop));
    }

    [Theory, EachServer]
    public async Task A_token_spent_two_rotations_ago_ends_the_session(ServerKind kind)
    {
        var ada = await Newcomer.RegisterAsync(await servers.GetAsync(kind, Stop), Stop);
        var second = await RefreshAsync(ada.Client, (await RefreshAsync(ada.Client, ada.RefreshToken)).Token!);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(ada.Client, ada.RefreshToken)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(ada.Client, second.Token!)).Status);
    }

    [Theory, EachServer]
    public async Task A_forged_secret_neither_opens_nor_ends_a_session(ServerKind kind)
    {
        var ada = await Newcomer.RegisterAsync(await servers.GetAsync(kind, Stop), Stop);
        var forged = ada.RefreshToken[..^4] + (ada.RefreshToken.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");
        foreach (var token in new[] { forged, "", "x", new string('A', 64), new string('\u0e01', 64) })
            Assert.Contains((await RefreshAsync(ada.Client, token)).Status, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.UnprocessableEntity });
        Assert.Equal(HttpStatusCode.OK, (await RefreshAsync(ada.Client, ada.RefreshToken)).Status);
    }

    [Theory, EachServer]
    public async Task Signing_out_ends_the_session(ServerKind kind)
    {
        var ada = await Newcomer.RegisterAsync(await servers.GetAsync(kind, Stop), Stop);
        Assert.Equal(HttpStatusCode.NoContent, (await ada.Client.PostAsJsonAsync("/api/v1/auth/logout", new { refresh_token = ada.RefreshToken }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(ada.Client, ada.RefreshToken)).Status);
    }

    [Theory, EachServer]
    public async Task Signing_out_with_a_spent_token_ends_the_session_too(ServerKind kind)
    {
        var ada = await Newcomer.RegisterAsync(await servers.GetAsync(kind, Stop), Stop);
        var next = await RefreshAsync(ada.Client, ada.RefreshToken);
        Assert.Equal(HttpStatusCode.NoContent, (await ada.Client.PostAsJsonAsync("/api/v1/auth/logout", new { refresh_token = ada.RefreshToken }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(ada.Client, next.Token!)).Status);
    }

    [Theory, EachServer]
    public async Task Signing_out_needs_no_more_than_the_access_token(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await (await Newcomer.RegisterAsync(server, Stop)).ProvenAsync(server, Stop);
        var phone = server.NewClient();
        var login = await (await phone.PostAsJsonAsync("/api/v1/auth/login", new { email = ada.Email, password = ada.Password }, Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal(HttpStatusCode.NoContent, (await ada.Client.PostAsync("/api/v1/auth/logout", null, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(ada.Client, ada.RefreshToken)).Status);
        var second = await RefreshAsync(phone, login.Text("refresh_token"));
        Assert.Equal(HttpStatusCode.OK, second.Status);

        // A refresh token says which session is meant, whoever's access token comes with it.
        Assert.Equal(HttpStatusCode.NoContent, (await ada.Client.PostAsJsonAsync("/api/v1/auth/logout", new { refresh_token = second.Token }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(phone, second.Token!)).Status);
        Assert.Equal("unauthorized", await (await server.NewClient().PostAsync("/api/v1/auth/logout", null, Stop)).ProblemAsync(HttpStatusCode.Unauthorized, Stop));
    }

    [Theory, EachServer]
    public async Task A_session_is_read_by_its_owner_only(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        var listed = Assert.Single(await SessionsAsync(ada.Client));
        var address = $"/api/v1/users/me/sessions/{listed.Text("id")}";
        var read = await (await ada.Client.GetAsync(address, Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal((listed.Text("id"), true), (read.Text("id"), read.GetProperty("is_current").GetBoolean()));
        var stranger = await server.NewUserAsync(Stop);
        Assert.Equal("not-found", await (await stranger.Client.GetAsync(address, Stop)).ProblemAsync(HttpStatusCode.NotFound, Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.Client.GetAsync($"/api/v1/users/me/sessions/{Guid.CreateVersion7()}", Stop)).StatusCode);
    }

    [Theory, EachServer]
    public async Task Sessions_are_listed_and_ended_by_their_owner_only(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        var phone = server.NewClient();
        phone.DefaultRequestHeaders.UserAgent.ParseAdd("Phone/1.0");
        var login = await (await phone.PostAsJsonAsync("/api/v1/auth/login", new { email = ada.Email, password = ada.Password }, Stop)).Content.ReadFromJsonAsync<JsonElement>(Stop);
        var sessions = await SessionsAsync(ada.Client);
        Assert.Equal(2, sessions.Count);
        var current = Assert.Single(sessions, s => s.GetProperty("is_current").GetBoolean());
        var other = Assert.Single(sessions, s => s.GetProperty("user_agent").GetString() == "Phone/1.0");
        Assert.Equal("127.0.0.1", other.GetProperty("address").GetString());

        var stranger = await server.NewUserAsync(Stop);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.DeleteAsync($"/api/v1/users/me/sessions/{other.GetProperty("id").GetGuid()}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await ada.Client.DeleteAsync($"/api/v1/users/me/sessions/{other.GetProperty("id").GetGuid()}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(phone, login.GetProperty("refresh_token").GetString()!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.Client.DeleteAsync($"/api/v1/users/me/sessions/{other.GetProperty("id").GetGuid()}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await ada.Client.DeleteAsync("/api/v1/users/me/sessions", Stop)).StatusCode);
        var left = Assert.Single(await SessionsAsync(ada.Client));
        Assert.Equal(current.GetProperty("id").GetGuid(), left.GetProperty("id").GetGuid());
    }

    [Theory, EachServer]
    public async Task No_token_is_stored_as_it_travels(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        var session = await db.Set<Session>().SingleAsync(s => s.UserId == ada.Id, Stop);
        Assert.NotEqual(RefreshTokens.Read(ada.RefreshToken)!.Secret, session.TokenHash);
    }

    private static async Task<IReadOnlyList<JsonElement>> SessionsAsync(HttpClient client) =>
        [.. (await client.GetFromJsonAsync<JsonElement>("/api/v1/users/me/sessions", Stop)).GetProperty("items").EnumerateArray()];

    private static async Task<(HttpStatusCode Status, string? Token)> RefreshAsync(HttpClient client, string token)
    {
        var answer = await client.PostAsJsonAsync("/api/v1/auth/refresh", new { refresh_token = token }, Stop);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("refresh_token").GetString() : null);
    }
}
