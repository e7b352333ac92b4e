using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PodcastMuse.App.Tests.Api;

namespace PodcastMuse.App.Tests.Health;

public sealed class HealthTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task A_sound_service_answers_with_the_briefs_body(ServerKind kind)
    {
        using var client = (await servers.GetAsync(kind, Stop)).NewClient();
        var body = await client.GetFromJsonAsync<JsonElement>("/health", Stop);
        Assert.Equal("healthy", body.GetProperty("status").GetString());
        Assert.Equal("healthy", body.GetProperty("database").GetString());
        Assert.Equal(kind == ServerKind.Scaled ? "healthy" : "not used", body.GetProperty("redis").GetString());
        Assert.Equal(JsonValueKind.Object, body.GetProperty("external_apis").ValueKind);
        Assert.Contains("GB free", body.GetProperty("disk_space").GetString(), StringComparison.Ordinal);
        Assert.Contains("MB", body.GetProperty("memory_usage").GetString(), StringComparison.Ordinal);
    }

    [Theory, EachServer]
    public async Task Probes_and_metrics_need_no_token(ServerKind kind)
    {
        using var client = (await servers.GetAsync(kind, Stop)).NewClient();
        Assert.Equal("live", await client.GetStringAsync("/health/live", Stop));
        Assert.Equal("ready", await client.GetStringAsync("/health/ready", Stop));
        Assert.Contains("# TYPE", await client.GetStringAsync("/metrics", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_database_the_service_is_alive_but_not_ready()
    {
        await using var postgres = await TestServers.PostgresServer.StartAsync(Stop);
        await using var server = await TestServer.StartAsync(
            new Dictionary<string, string> { ["DATABASE_URL"] = await postgres.CreateDatabaseAsync(Stop) }, Stop);
        using var client = server.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health", Stop)).StatusCode);

        await postgres.DisposeAsync();
        var answer = await client.GetAsync("/health/ready", Stop);
        while (answer.StatusCode == HttpStatusCode.OK)
        {
            await Task.Delay(100, Stop);
            answer = await client.GetAsync("/health/ready", Stop);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var health = await client.GetAsync("/health", Stop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal("unhealthy", (await health.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("database").GetString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Stop)).StatusCode);
    }

    [Fact]
    public async Task While_the_database_is_away_requests_wait_their_turn_and_without_redis_it_goes_on()
    {
        await using var postgres = await TestServers.PostgresServer.StartAsync(Stop);
        var redis = await TestServers.RedisServer.StartAsync(Stop);
        await using var server = await TestServer.StartAsync(
            new Dictionary<string, string>
            {
                ["DATABASE_URL"] = await postgres.CreateDatabaseAsync(Stop),
                ["REDIS_URL"] = redis.Url,
                ["SECRET_KEY"] = new string('k', 40),
            },
            Stop);
        var user = await server.NewUserAsync(Stop);

        await redis.DisposeAsync();
        var health = await (await user.Client.GetAsync("/health", Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        while (health.Text("redis") == "healthy")
        {
            await Task.Delay(100, Stop);
            health = await (await user.Client.GetAsync("/health", Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        }

        Assert.Equal(("degraded", "healthy", "degraded"), (health.Text("status"), health.Text("database"), health.Text("redis")));
        Assert.Equal(HttpStatusCode.Created, (await user.Client.PostAsJsonAsync("/api/v1/projects", new { title = "Bees" }, Stop)).StatusCode);

        await postgres.DisposeAsync();
        foreach (var answer in new[]
        {
            await user.Client.GetAsync("/api/v1/credits/transactions", Stop),
            await user.Client.PostAsJsonAsync("/api/v1/projects", new { title = "Wasps" }, Stop),
            await server.NewClient().PostAsJsonAsync("/api/v1/auth/login", new { email = user.Email, password = "a quiet riverbank" }, Stop),
        })
        {
            Assert.Equal("unavailable", await answer.ProblemAsync(HttpStatusCode.ServiceUnavailable, Stop));
            Assert.Equal(5, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
        }
    }

    [Fact]
    public async Task A_full_disk_is_no_fault_of_the_request()
    {
        var folder = Directory.CreateTempSubdirectory("muse-full-");
        using (var disk = await Make.SmallDisk.MountAsync(Path.Combine(folder.FullName, "disk"), "8m"))
        {
            await using var server = await TestServer.StartAsync(new Dictionary<string, string> { ["DATABASE_URL"] = $"sqlite:///{disk.Path}/full.db" }, Stop);
            var user = await server.NewUserAsync(Stop);
            await using (var filler = File.Create(Path.Combine(disk.Path, "filler")))
            {
                var block = new byte[4096];
                await Assert.ThrowsAsync<IOException>(async () =>
                {
                    while (true)
                    {
                        await filler.WriteAsync(block, Stop);
                        await filler.FlushAsync(Stop);
                    }
                });
            }

            Assert.Equal("unavailable", await (await user.Client.PostAsJsonAsync("/api/v1/projects", new { title = "Bees" }, Stop)).ProblemAsync(HttpStatusCode.ServiceUnavailable, Stop));
            File.Delete(Path.Combine(disk.Path, "filler"));
            Assert.Equal(HttpStatusCode.Created, (await user.Client.PostAsJsonAsync("/api/v1/projects", new { title = "Bees" }, Stop)).StatusCode);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task With_a_metrics_token_only_its_bearer_reads_them()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string> { ["METRICS_TOKEN"] = "s3cret" }, Stop);
        using var client = server.NewClient();
        foreach (var spelling in new[] { "/metrics", "/metrics/", "/METRICS" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(spelling, Stop)).StatusCode);
        client.DefaultRequestHeaders.Authorization = new("Bearer", "s3cret");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/metrics", Stop)).StatusCode);
    }
}
