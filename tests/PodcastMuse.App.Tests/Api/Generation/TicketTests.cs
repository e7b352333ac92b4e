using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Accounts;
using PodcastMuse.Data;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>Tickets, with which browsers open a WebSocket.</summary>
public sealed class TicketTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task A_ticket_opens_one_socket_once(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);
        var ticket = await TicketAsync(user);
        using var socket = new Socket();
        await socket.ConnectAsync(server, project, $"ticket={ticket}", Stop);

        Assert.Equal("production_completed", (await socket.ReadAllAsync(Stop))[^1].Text("type"));

        Assert.Equal(401, await AnswerAsync(server, project, ticket));
        var race = await TicketAsync(user);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AnswerAsync(server, project, race)));
        Assert.Equal(5, answers.Count(a => a == 401));
    }

    [Theory, EachServer]
    public async Task A_ticket_that_is_old_forged_or_for_somebody_elses_project_opens_nothing(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var (user, stranger) = (await server.NewUserAsync(Stop), await server.NewUserAsync(Stop));
        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);

        var foreign = await TicketAsync(stranger);
        Assert.Equal(404, await AnswerAsync(server, project, foreign));
        Assert.Equal(401, await AnswerAsync(server, project, foreign));
        Assert.Equal(401, await AnswerAsync(server, project, "forged"));
        Assert.Equal(401, await AnswerAsync(server, project, new string('A', 43)));
        var old = await TicketAsync(user);
        await using (var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop))
        {
            var past = DateTimeOffset.UnixEpoch;
            await db.Set<OneTimeToken>().Where(t => t.UserId == user.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.ExpiresAt, past), Stop);
        }

        Assert.Equal(401, await AnswerAsync(server, project, old));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.NewClient().GetAsync($"/api/v1/projects/{project}?ticket={await TicketAsync(user)}", Stop)).StatusCode);
        await user.Client.UntilEndedAsync(project, Stop);
    }

    private static async Task<string> TicketAsync(TestUser user)
    {
        var answer = await (await user.Client.PostAsync("/api/v1/auth/ws-ticket", null, Stop)).Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(30, answer.GetProperty("expires_in").GetInt32());
        return answer.Text("ticket");
    }

    /// <summary>101 where the socket was opened.</summary>
    private static async Task<int> AnswerAsync(TestServer server, Guid project, string ticket)
    {
        using var socket = new Socket();
        try
        {
            await socket.ConnectAsync(server, project, $"ticket={ticket}", Stop);
        }
        catch (WebSocketException)
        {
            // Turned away; the status says why.
        }

        return socket.Answer;
    }
}
