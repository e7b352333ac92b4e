using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Projects;

namespace PodcastMuse.App.Tests.Api.Credits;

public sealed class CreditsTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task The_balance_tells_what_is_free_and_what_is_held(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        await SpendAsync(server, user.Id);
        var balance = await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/balance", Stop);
        Assert.Equal("""{"credits":94,"reserved":3}""", balance.GetRawText());
    }

    [Theory, EachServer]
    public async Task Transactions_have_the_columns_of_the_brief_newest_first(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var project = await SpendAsync(server, user.Id);
        var page = await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/transactions", Stop);
        Assert.Equal(3, page.GetProperty("total").GetInt32());
        var newest = page.GetProperty("items")[0];
        Assert.Equal(
            ["id", "user_id", "project_id", "transaction_type", "amount", "balance_after", "step_name", "status", "external_reference", "metadata", "created_at"],
            newest.EnumerateObject().Select(p => p.Name));
        Assert.Equal(user.Id, newest.GetProperty("user_id").GetGuid());
        Assert.Equal(("tts", -3, 94, "pending"), (newest.GetProperty("step_name").GetString(), newest.GetProperty("amount").GetInt32(),
            newest.GetProperty("balance_after").GetInt32(), newest.GetProperty("status").GetString()));

        Assert.Equal(1, await CountAsync(user, "type=bonus"));
        Assert.Equal(2, await CountAsync(user, $"project={project}"));
        Assert.Equal(0, await CountAsync(user, $"project={project}&type=refund"));
        Assert.Equal(0, await CountAsync(await server.NewUserAsync(Stop, credits: 0), $"project={project}"));
    }

    [Theory, EachServer]
    public async Task Bad_questions_are_refused(ServerKind kind)
    {
        var user = await (await servers.GetAsync(kind, Stop)).NewUserAsync(Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await user.Client.GetAsync("/api/v1/credits/transactions?type=gift", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await user.Client.GetAsync("/api/v1/credits/transactions?page=-1", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await user.Client.GetAsync("/api/v1/credits/transactions?project=x", Stop)).StatusCode);
    }

    [Theory, EachServer]
    public async Task Nobody_has_no_balance(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.NewClient().GetAsync("/api/v1/credits/balance", Stop)).StatusCode);
    }

    [Theory, EachServer]
    public async Task Costs_are_the_briefs(ServerKind kind)
    {
        var user = await (await servers.GetAsync(kind, Stop)).NewUserAsync(Stop);
        var costs = await user.Client.GetStringAsync("/api/v1/credits/costs", Stop);
        Assert.Equal(
            """{"brief_input":3,"script_generation":3,"tts_generation":3,"image_generation":3,"video_generation":3,"platform_fee":3,"seo_suggestions":0}""",
            costs);
    }

    private static async Task<int> CountAsync(TestUser user, string query) =>
        (await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/credits/transactions?{query}", Stop)).GetProperty("total").GetInt32();

    /// <summary>A project with a script that is paid for and speech that is reserved.</summary>
    private static async Task<Guid> SpendAsync(TestServer server, Guid userId)
    {
        var (project, production) = (Ids.New(TimeProvider.System), Ids.New(TimeProvider.System));
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        db.Add(new Project { Id = project, UserId = userId, Title = "Bees", CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync(Stop);
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        var ledger = server.Services.GetRequiredService<ILedger>();
        Charge[] charges = [new(userId, project, production, "script", 3), new(userId, project, production, "tts", 3)];
        Assert.True(await ledger.ReserveAsync(db, charges, Stop));
        var batch = new StatementBatch();
        ledger.Complete(batch, charges[0]);
        await batch.SendAsync(db, Stop);
        await transaction.CommitAsync(Stop);
        return project;
    }
}
