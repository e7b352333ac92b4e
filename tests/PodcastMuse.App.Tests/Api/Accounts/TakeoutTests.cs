using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Accounts;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.App.Tests.Api.Accounts;

public sealed class TakeoutTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task What_fills_many_pages_comes_whole_and_once(ServerKind kind)
    {
        const int rows = 1_203;
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop, credits: 0);
        // All of one moment, so that pages end between rows of the same time.
        var (clock, time) = (server.Services.GetRequiredService<TimeProvider>(), DateTimeOffset.UnixEpoch);
        await InsertAsync(server, "INSERT INTO audit_log (id, user_id, action, resource, status, time) VALUES", n => [Ids.New(clock), user.Id, "Try", $"/{n}", 200, time], rows);
        await InsertAsync(server, "INSERT INTO notifications (id, user_id, kind, title, body, created_at) VALUES", n => [Ids.New(clock), user.Id, "note", $"{n}", "", time], rows);
        await InsertAsync(
            server,
            "INSERT INTO purchases (id, user_id, checkout, session_id, package_id, credits, price_minor, currency, status, created_at) VALUES",
            n => [Ids.New(clock), user.Id, "test", Guid.CreateVersion7().ToString("N"), $"{n}", 1, 1, "usd", "open", time],
            rows);
        foreach (var export in server.Services.GetServices<IAccountExport>().Where(e => e.Name is "audit" or "notifications" or "purchases"))
        {
            var seen = new HashSet<object>();
            await foreach (var row in export.RowsAsync(user.Id, Stop))
                Assert.True(seen.Add(row), export.Name);
            Assert.True(seen.Count == rows, export.Name);
        }
    }

    [Theory, EachServer]
    public async Task Readers_that_do_not_read_keep_no_connection(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var export = server.Services.GetServices<IAccountExport>().Single(e => e.Name == "credit_transactions");
        var readers = new List<IAsyncEnumerator<object>>();
        for (var reader = 0; reader < 150; reader++)
        {
            readers.Add(export.RowsAsync(user.Id, Stop).GetAsyncEnumerator(Stop));
            Assert.True(await readers[^1].MoveNextAsync());
        }

        foreach (var reader in readers)
            await reader.DisposeAsync();
    }

    [Theory, EachServer]
    public async Task An_account_is_exported_once_at_a_time_and_a_node_makes_a_few(ServerKind kind)
    {
        await using var server = await TestServer.StartAsync(await servers.NewSettingsAsync(kind, Stop), Stop);
        var user = await server.NewUserAsync(Stop);
        var seats = server.Services.GetRequiredService<TakeoutSeats>();
        using (seats.Take(user.Id).Seat)
            await RefusedAsync(user, "rate-limited", HttpStatusCode.TooManyRequests);
        var others = Enumerable.Range(0, 4).Select(_ => seats.Take(Guid.CreateVersion7()).Seat!).ToList();
        await RefusedAsync(user, "unavailable", HttpStatusCode.ServiceUnavailable);
        others.ForEach(seat => seat.Dispose());
        // A seat is left when the answer has ended.
        for (var time = 0; time < 6; time++)
        {
            HttpResponseMessage answer;
            while ((answer = await user.Client.GetAsync("/api/v1/users/me/export", Stop)).StatusCode == HttpStatusCode.TooManyRequests)
                await Task.Delay(20, Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static async Task RefusedAsync(TestUser user, string type, HttpStatusCode status)
    {
        var refused = await user.Client.GetAsync("/api/v1/users/me/export", Stop);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal(type, await refused.ProblemAsync(status, Stop));
    }

    private static async Task InsertAsync(TestServer server, string head, Func<int, object?[]> row, int rows)
    {
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        foreach (var some in Enumerable.Range(0, rows).Chunk(50))
        {
            var batch = new StatementBatch();
            batch.AddManyRows(head, [.. some.Select(row)]);
            await batch.SendAsync(db, Stop);
        }

        await transaction.CommitAsync(Stop);
    }
}
