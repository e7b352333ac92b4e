using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.TestServers;

namespace PodcastMuse.App.Tests.Api;

public sealed class LimitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_hundred_and_first_request_of_a_minute_waits()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string>(), Stop);
        var user = await server.NewUserAsync(Stop, tier: "free");
        HttpResponseMessage last = null!;
        for (var request = 1; request <= 100; request++)
            last = await user.Client.GetAsync("/api/v1/users/me", Stop);
        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        Assert.Equal(("100", "0", "100;w=60"), (Header(last, "RateLimit-Limit"), Header(last, "RateLimit-Remaining"), Header(last, "RateLimit-Policy")));
        var refused = await user.Client.GetAsync("/api/v1/users/me", Stop);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("/problems/rate-limited", (await refused.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("type").GetString());

        var pro = await server.NewUserAsync(Stop);
        Assert.Equal("500", Header(await pro.Client.GetAsync("/api/v1/users/me", Stop), "RateLimit-Limit"));
    }

    [Fact]
    public async Task Sign_ins_of_one_address_are_counted_by_themselves()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string> { ["RATE_LIMIT_SIGN_IN"] = "3" }, Stop);
        var statuses = new List<HttpStatusCode>();
        for (var n = 0; n < 4; n++)
            statuses.Add((await server.NewClient().PostAsJsonAsync("/api/v1/auth/verify-email", new { token = "x" }, Stop)).StatusCode);
        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_locks_nobody_out()
    {
        var clock = new SetBackClock();
        await using var server = await TestServer.StartAsync(
            new Dictionary<string, string> { ["RATE_LIMIT_FREE"] = "2" }, services => services.AddSingleton<TimeProvider>(clock), Stop);
        var statuses = new List<HttpStatusCode>();
        for (var n = 0; n < 3; n++)
            statuses.Add((await server.NewClient().GetAsync("/api/v1/billing/packages", Stop)).StatusCode);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);

        clock.Calendar = TimeSpan.FromHours(-1);
        clock.Passed = TimeSpan.FromSeconds(61);
        Assert.Equal(HttpStatusCode.OK, (await server.NewClient().GetAsync("/api/v1/billing/packages", Stop)).StatusCode);
    }

    [Fact]
    public async Task Nodes_share_the_count_and_count_alone_while_redis_is_away()
    {
        var redis = await RedisServer.StartAsync(Stop);
        await using var postgres = await PostgresServer.StartAsync(Stop);
        var environment = new Dictionary<string, string>
        {
            ["REDIS_URL"] = redis.Url,
            ["DATABASE_URL"] = await postgres.CreateDatabaseAsync(Stop),
            ["SECRET_KEY"] = new string('k', 40),
            ["RATE_LIMIT_FREE"] = "30",
        };
        await using var one = await TestServer.StartAsync(environment, Stop);
        await using var two = await TestServer.StartAsync(environment, Stop);
        var user = await one.NewUserAsync(Stop, tier: "free");
        var there = two.NewClient();
        there.DefaultRequestHeaders.Authorization = user.Client.DefaultRequestHeaders.Authorization;
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => (n % 2 == 0 ? user.Client : there).GetAsync("/api/v1/users/me", Stop)));
        Assert.Equal(30, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(30, answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests));

        await redis.DisposeAsync();
        var other = await one.NewUserAsync(Stop, tier: "free");
        var alone = new List<HttpStatusCode>();
        for (var n = 0; n < 31; n++)
            alone.Add((await other.Client.GetAsync("/api/v1/users/me", Stop)).StatusCode);
        Assert.Equal(30, alone.Count(s => s == HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.TooManyRequests, alone[^1]);
    }

    [Fact]
    public async Task Forwarded_addresses_are_believed_only_of_trusted_proxies()
    {
        await using var careful = await TestServer.StartAsync(new Dictionary<string, string> { ["RATE_LIMIT_SIGN_IN"] = "1" }, Stop);
        Assert.Equal(HttpStatusCode.TooManyRequests, await SecondFromElsewhereAsync(careful));
        await using var proxied = await TestServer.StartAsync(new Dictionary<string, string> { ["RATE_LIMIT_SIGN_IN"] = "1", ["TRUSTED_PROXIES"] = "127.0.0.1" }, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SecondFromElsewhereAsync(proxied));
    }

    [Fact]
    public async Task Browsers_get_careful_headers_and_only_named_origins_may_call()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string> { ["CORS_ORIGINS"] = "https://app.example.com", ["PUBLIC_URL"] = "https://muse.example.com" }, Stop);
        var answer = await (await server.NewUserAsync(Stop)).Client.GetAsync("/api/v1/users/me", Stop);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Contains("frame-ancestors 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("max-age=", Header(answer, "Strict-Transport-Security"), StringComparison.Ordinal);
        Assert.Equal("https://app.example.com", Header(await PreflightAsync(server, "https://app.example.com"), "Access-Control-Allow-Origin"));
        Assert.False((await PreflightAsync(server, "https://evil.example.com")).Headers.Contains("Access-Control-Allow-Origin"));
    }

    private static async Task<HttpStatusCode> SecondFromElsewhereAsync(TestServer server)
    {
        HttpResponseMessage last = null!;
        foreach (var address in new[] { "203.0.113.1", "203.0.113.2" })
        {
            var client = server.NewClient();
            client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
            last = await client.PostAsJsonAsync("/api/v1/auth/verify-email", new { token = "x" }, Stop);
        }

        return last.StatusCode;
    }

    private static async Task<HttpResponseMessage> PreflightAsync(TestServer server, string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/users/me");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "PATCH");
        request.Headers.Add("Access-Control-Request-Headers", "authorization");
        return await server.NewClient().SendAsync(request, Stop);
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";

    /// <summary>Its calendar can be set back while time goes on.</summary>
    private sealed class SetBackClock : TimeProvider
    {
        public TimeSpan Calendar { get; set; }

        public TimeSpan Passed { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Calendar;

        public override long GetTimestamp() => base.GetTimestamp() + (long)(Passed.TotalSeconds * TimestampFrequency);
    }
}
