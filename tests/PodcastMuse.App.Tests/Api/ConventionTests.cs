using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Api;

public sealed class ConventionTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task An_address_that_nobody_answers_is_not_found_signed_in_or_not(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        foreach (var client in new[] { server.NewClient(), (await server.NewUserAsync(Stop)).Client })
            foreach (var address in new[] { "/", "/nowhere", "/api/v1/nowhere", "/health/nowhere", "/ws/nowhere" })
                Assert.Equal("not-found", await (await client.GetAsync(address, Stop)).ProblemAsync(HttpStatusCode.NotFound, Stop));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.NewClient().GetAsync("/api/v1/projects", Stop)).StatusCode);
    }

    [Theory, EachServer]
    public async Task An_unknown_address_is_a_problem(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var answer = await user.Client.GetAsync("/api/v1/nothing", Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal("/problems/not-found", problem.GetProperty("type").GetString());
        Assert.Equal(404, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("trace_id").GetString()!);
    }
}
