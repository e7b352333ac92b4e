using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Production;
using PodcastMuse.Projects;

namespace PodcastMuse.App.Tests.Api.Analytics;

public sealed class AnalyticsTests(Servers servers)
{
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task Usage_counts_what_was_made_and_spent_and_nobody_elses(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var (user, other) = (await server.NewUserAsync(Stop), await server.NewUserAsync(Stop));
        var today = new DateTimeOffset(Now.Date, TimeSpan.Zero);
        await ProduceAsync(server, user.Id, ProductionStatus.Completed, today.AddHours(1), seconds: 90, audio: 600, spent: 18);
        await ProduceAsync(server, user.Id, ProductionStatus.Completed, today.AddDays(-1), seconds: 30, audio: 300, spent: 18);
        await ProduceAsync(server, user.Id, ProductionStatus.Failed, today.AddDays(-2), seconds: 5, audio: 0, spent: 0);
        await ProduceAsync(server, user.Id, ProductionStatus.Completed, today.AddDays(-400), seconds: 30, audio: 300, spent: 18);
        await ProduceAsync(server, other.Id, ProductionStatus.Completed, today, seconds: 30, audio: 300, spent: 18);

        var usage = await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/analytics/overview", Stop);
        Assert.Equal(2, usage.GetProperty("episodes").GetInt32());
        Assert.Equal(15, usage.GetProperty("minutes").GetDouble());
        Assert.Equal(36, usage.GetProperty("credits").GetInt32());
        Assert.Equal(66.7, usage.GetProperty("success_rate").GetDouble());
        Assert.Equal(60, usage.GetProperty("mean_seconds").GetDouble());
        Assert.Equal("script", usage.GetProperty("credits_by_step")[0].GetProperty("step").GetString());
        Assert.Equal(30, usage.GetProperty("days").GetArrayLength());
        var last = usage.GetProperty("days")[29];
        Assert.Equal((1, 18), (last.GetProperty("episodes").GetInt32(), last.GetProperty("credits").GetInt32()));
    }

    [Theory, EachServer]
    public async Task A_period_that_is_none_is_refused(ServerKind kind)
    {
        var user = await (await servers.GetAsync(kind, Stop)).NewUserAsync(Stop);
        foreach (var query in new[] { "from=2026-02-01&to=2026-01-01", "from=1990-01-01&to=2026-01-01", "from=yesterday", "from=9999-12-01&to=9999-12-31", "to=0001-01-05", "from=0001-01-01&to=0001-01-01" })
        {
            var answer = await user.Client.GetAsync($"/api/v1/analytics/overview?{query}", Stop);
            Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, query);
        }
    }

    [Theory, EachServer]
    public async Task Key_figures_are_for_administrators_only(ServerKind kind)
    {
        var user = await (await servers.GetAsync(kind, Stop)).NewUserAsync(Stop);
        Assert.Equal(HttpStatusCode.Forbidden, (await user.Client.GetAsync("/api/v1/analytics/kpis", Stop)).StatusCode);
    }

    [Theory, EachServer]
    public async Task An_administrator_reads_the_key_figures_by_the_briefs_names(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        var now = Now;
        var admin = new PodcastMuse.Accounts.User { Id = Guid.CreateVersion7(), Email = "admin@example.com", PasswordHash = "", EmailVerified = true, CreatedAt = now, UpdatedAt = now };
        db.Add(admin);
        await db.SaveChangesAsync(Stop);
        using var client = server.NewClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", server.Services.GetRequiredService<PodcastMuse.Accounts.AccessTokens>().Issue(admin));

        var figures = await (await client.GetAsync("/api/v1/analytics/kpis", Stop)).JsonAsync(HttpStatusCode.OK, Stop);

        Assert.Equal(
            ["from", "to", "podcast_generation_success_rate", "average_generation_time", "credit_usage_per_user", "api_error_rate", "user_retention_rate", "conversion_rate_free_to_paid"],
            figures.EnumerateObject().Select(figure => figure.Name));
        await db.Set<PodcastMuse.Accounts.User>().Where(u => u.Id == admin.Id).ExecuteDeleteAsync(Stop);
    }

    [Theory, EachServer]
    public async Task Key_figures_are_the_briefs_six(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        await ProduceAsync(server, user.Id, ProductionStatus.Completed, Now.AddMinutes(-1), seconds: 90, audio: 600, spent: 18);
        var now = DateOnly.FromDateTime(Now.UtcDateTime);
        var figures = await server.Services.GetRequiredService<PodcastMuse.Analytics.Kpis>().ReadAsync(new(now.AddDays(-6), now), Stop);
        Assert.InRange(figures.PodcastGenerationSuccessRate!.Value, 0, 100);
        Assert.True(figures.AverageGenerationTime > 0);
        Assert.True(figures.CreditUsagePerUser > 0);
        Assert.InRange(figures.ConversionRateFreeToPaid!.Value, 0, 100);
    }

    private static async Task ProduceAsync(TestServer server, Guid userId, string status, DateTimeOffset finished, int seconds, int audio, int spent)
    {
        var at = finished.ToUniversalTime();
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        var project = new Project { Id = Ids.New(TimeProvider.System), UserId = userId, Title = "t", AudioDurationSeconds = audio, CreatedAt = at, UpdatedAt = at };
        var production = new EpisodeProduction
        {
            Id = Ids.New(TimeProvider.System),
            UserId = userId,
            ProjectId = project.Id,
            Settings = new("t", null, "en", 5, "conversation", "friendly", "general", "female", [], "studio_mic", "none", "none", false, new Dictionary<string, string>()),
            ScriptApproved = true,
            Status = status,
            CreatedAt = at.AddSeconds(-seconds),
            FinishedAt = at,
        };
        db.AddRange(project, production);
        if (spent > 0)
        {
            var seq = await db.Set<CreditTransaction>().Where(t => t.UserId == userId).MaxAsync(t => (long?)t.Seq, Stop) ?? 0;
            db.Add(new CreditTransaction
            {
                Id = Ids.New(TimeProvider.System),
                UserId = userId,
                ProjectId = project.Id,
                ProductionId = production.Id,
                Seq = seq + 1,
                TransactionType = TransactionType.Usage,
                Amount = -spent,
                BalanceAfter = 100,
                StepName = "script",
                Status = TransactionStatus.Completed,
                CreatedAt = at,
            });
        }

        await db.SaveChangesAsync(Stop);
    }
}
