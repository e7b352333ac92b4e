using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.App.Tests.Api.Generation;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Http;
using PodcastMuse.Idempotency;
using PodcastMuse.Kernel;
using PodcastMuse.Notifications;

namespace PodcastMuse.App.Tests.Api;

/// <summary>The middleware before an endpoint of the tests' own, on two nodes that share a database.</summary>
public sealed class IdempotencyTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task The_same_request_is_carried_out_once_and_answered_alike(ServerKind kind)
    {
        await using var desk = await Desk.OpenAsync(servers, kind);
        var first = await desk.SendAsync(0, "k1", "one");
        var again = await desk.SendAsync(1, "k1", "one");
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal((first.StatusCode, first.Headers.Location, first.Content.Headers.ContentType), (again.StatusCode, again.Headers.Location, again.Content.Headers.ContentType));
        Assert.Equal(await first.Content.ReadAsStringAsync(Stop), await again.Content.ReadAsStringAsync(Stop));
        Assert.Equal(1, await desk.EffectsAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.SendAsync(0, "k1", "two")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await desk.SendAsync(0, "k2", "one")).StatusCode);
        Assert.Equal(2, await desk.EffectsAsync());
    }

    [Theory, EachServer]
    public async Task Of_many_at_once_on_two_nodes_one_is_carried_out(ServerKind kind)
    {
        await using var desk = await Desk.OpenAsync(servers, kind);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => desk.SendAsync(n % 2, "race", "slow")));
        Assert.Equal(1, await desk.EffectsAsync());
        Assert.All(answers, a => Assert.Contains(a.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        Assert.All(answers.Where(a => a.StatusCode == HttpStatusCode.Conflict), a => Assert.NotNull(a.Headers.RetryAfter));
        Assert.Equal(HttpStatusCode.Created, (await desk.SendAsync(0, "race", "slow")).StatusCode);
        Assert.Equal(1, await desk.EffectsAsync());
    }

    [Theory, EachServer]
    public async Task A_failure_that_left_nothing_frees_the_key(ServerKind kind)
    {
        await using var desk = await Desk.OpenAsync(servers, kind);
        Assert.Equal(HttpStatusCode.InternalServerError, (await desk.SendAsync(0, "f", "break")).StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, (await desk.SendAsync(1, "f", "break")).StatusCode);
        Assert.Equal(0, await desk.EffectsAsync());
    }

    [Theory, EachServer]
    public async Task A_refusal_is_not_kept_and_the_same_request_is_carried_out_once_its_cause_is_mended(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop, credits: 14);
        Assert.Equal(HttpStatusCode.PaymentRequired, (await OrderAsync(user)).StatusCode);
        await using (var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop))
        await using (var transaction = await db.Database.BeginTransactionAsync(Stop))
        {
            await server.Services.GetRequiredService<Ledger>().GrantAsync(db, user.Id, 90, $"bought:{user.Id:N}", "Bought", Stop);
            await transaction.CommitAsync(Stop);
        }

        var taken = await (await OrderAsync(user)).JsonAsync(HttpStatusCode.Accepted, Stop);
        var again = await OrderAsync(user);
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotent-Replayed")));
        Assert.Equal(taken.GetRawText(), (await again.JsonAsync(HttpStatusCode.Accepted, Stop)).GetRawText());
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(taken.GetProperty("project_id").GetGuid(), Stop)).StatusOf());
        Assert.Equal(14 + 90 - 15, (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/balance", Stop)).GetProperty("credits").GetInt32());
    }

    [Theory, EachServer]
    public async Task A_failure_after_the_effect_does_not_repeat_it(ServerKind kind)
    {
        await using var desk = await Desk.OpenAsync(servers, kind);
        Assert.Equal(HttpStatusCode.InternalServerError, (await desk.SendAsync(0, "late", "break after")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await desk.SendAsync(1, "late", "break after")).StatusCode);
        Assert.Equal(1, await desk.EffectsAsync());
    }

    [Theory, EachServer]
    public async Task A_node_that_died_before_its_effect_is_followed_by_another_and_can_commit_no_more(ServerKind kind)
    {
        await using var desk = await Desk.OpenAsync(servers, kind);
        var keys = new IdempotencyKeys(desk.Database, TimeProvider.System);
        var dead = Assert.IsType<KeyedEntry.Mine>(await keys.EnterAsync(desk.UserId, "dead", new byte[32], Stop)).Turn;
        Assert.IsType<KeyedEntry.Refused>(await keys.EnterAsync(desk.UserId, "dead", new byte[32], Stop));
        await using (var db = await desk.Database.CreateDbContextAsync(Stop))
        {
            var past = DateTimeOffset.UnixEpoch;
            await db.Set<KeyedRequest>().Where(r => r.UserId == desk.UserId && r.Key == "dead").ExecuteUpdateAsync(set => set.SetProperty(r => r.TurnEnds, past), Stop);
        }

        Assert.IsType<KeyedEntry.Mine>(await keys.EnterAsync(desk.UserId, "dead", new byte[32], Stop));
        KeyedTurn.Current = dead;
        await using (var db = await desk.Database.CreateDbContextAsync(Stop))
        {
            db.Add(Desk.Effect(desk.UserId));
            await Assert.ThrowsAsync<FaultException>(() => db.SaveChangesAsync(Stop));
        }

        KeyedTurn.Current = null;
        Assert.Equal(0, await desk.EffectsAsync());
    }

    [Theory, EachServer]
    public async Task Keys_are_a_users_own_and_odd_ones_refused(ServerKind kind)
    {
        await using var desk = await Desk.OpenAsync(servers, kind);
        await using var other = await Desk.OpenAsync(servers, kind);
        Assert.Equal(HttpStatusCode.Created, (await desk.SendAsync(0, "mine", "one")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await other.SendAsync(0, "mine", "one")).StatusCode);
        Assert.Equal(1, await other.EffectsAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.SendAsync(0, new string('k', 201), "one")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await desk.SendAsync(0, new string('k', 200), "one")).StatusCode);
    }

    private static Task<HttpResponseMessage> OrderAsync(TestUser user)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/generate/podcast") { Content = JsonContent.Create(Orders.Short()) };
        request.Headers.Add("Idempotency-Key", "the-same");
        return user.Client.SendAsync(request, Stop);
    }

    private sealed class Desk : IAsyncDisposable
    {
        private readonly List<WebApplication> _nodes = [];
        private readonly IServiceProvider _clients = new ServiceCollection().AddHttpClient().BuildServiceProvider();

        public required Guid UserId { get; init; }

        public required IDbContextFactory<MuseDbContext> Database { get; init; }

        public static Notification Effect(Guid userId) =>
            new() { Id = Guid.CreateVersion7(), UserId = userId, Kind = "effect", Title = "", Body = "", CreatedAt = DateTimeOffset.UnixEpoch };

        public static async Task<Desk> OpenAsync(Servers servers, ServerKind kind)
        {
            var server = await servers.GetAsync(kind, Stop);
            var desk = new Desk { UserId = (await server.NewUserAsync(Stop)).Id, Database = server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>() };
            for (var node = 0; node < 2; node++)
                desk._nodes.Add(await desk.StartAsync());
            return desk;
        }

        public Task<HttpResponseMessage> SendAsync(int node, string key, string what)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(_nodes[node].Urls.First()), "/effects")) { Content = JsonContent.Create(what) };
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
            return _clients.GetRequiredService<IHttpClientFactory>().CreateClient().SendAsync(request, Stop);
        }

        public async Task<int> EffectsAsync()
        {
            await using var db = await Database.CreateDbContextAsync(Stop);
            return await db.Set<Notification>().CountAsync(n => n.UserId == UserId, Stop);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var node in _nodes)
                await node.DisposeAsync();
        }

        private async Task<WebApplication> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Services.AddSingleton(TimeProvider.System).AddSingleton(Database).AddHttpConventions().AddIdempotency();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            app.UseHttpConventions();
            app.Use(next => context =>
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", UserId.ToString("D"))], "test"));
                return next(context);
            });
            app.UseIdempotency();
            app.MapPost("/effects", CauseAsync).Idempotent();
            await app.StartAsync(Stop);
            return app;
        }

        private async Task<IResult> CauseAsync(HttpContext context, CancellationToken stop)
        {
            var what = await context.Request.ReadFromJsonAsync<string>(stop);
            if (what == "slow")
                await Task.Delay(200, Stop);
            var effect = Effect(UserId);
            await using (var db = await Database.CreateDbContextAsync(Stop))
            {
                if (what == "break")
                    return Results.StatusCode(500);
                db.Add(effect);
                await db.SaveChangesAsync(Stop);
            }

            return what == "break after" ? throw new InvalidOperationException("The node fell over.") : Results.Created($"/effects/{effect.Id}", new { effect.Id });
        }
    }
}
