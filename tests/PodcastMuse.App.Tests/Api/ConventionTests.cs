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

    [Theory, EachServer]
    public async Task A_field_that_stands_there_twice_is_refused_by_its_name(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        foreach (var (address, body, field) in new[]
        {
            ("/api/v1/projects", """{"title":"Bees","title":"Wasps"}""", "title"),
            ("/api/v1/generate/podcast", """{"title":"Bees","target_duration":5,"target_duration":180}""", "target_duration"),
            ("/api/v1/auth/login", """{"email":"a@example.com","password":"x","password":"y"}""", "password"),
        })
        {
            var problem = await (await user.Client.PostAsync(address, Answers.Json(body), Stop)).JsonAsync(HttpStatusCode.UnprocessableEntity, Stop);
            Assert.Equal("stands there twice", problem.GetProperty("errors").GetProperty(field)[0].GetString());
        }

        Assert.Equal(0, (await (await user.Client.GetAsync("/api/v1/projects", Stop)).JsonAsync(HttpStatusCode.OK, Stop)).GetProperty("total").GetInt32());
    }

    [Theory, EachServer]
    public async Task Refusals_speak_of_fields_and_not_of_classes(ServerKind kind)
    {
        var user = await (await servers.GetAsync(kind, Stop)).NewUserAsync(Stop);
        foreach (var (address, field, words) in new[]
        {
            ("/api/v1/projects?page_size=101", "page_size", "must be between 1 and 100"),
            ("/api/v1/projects?status=lost", "status", "must be one of: draft, generating, completed, failed"),
            ("/api/v1/credits/transactions?type=gift", "type", "must be one of: purchase, usage, refund, bonus"),
        })
        {
            Assert.Equal(words, await WordsAsync(await user.Client.GetAsync(address, Stop), field));
        }

        foreach (var (body, field, words) in new[]
        {
            ("{}", "title", "is needed"),
            ("""{"title":"Bees","voice_gender":"loud"}""", "voice_gender", "must be one of: female, male"),
            ($"{{\"title\":\"{new string('b', 256)}\"}}", "title", "must have 1 to 255 characters"),
        })
        {
            Assert.Equal(words, await WordsAsync(await user.Client.PostAsync("/api/v1/projects", Answers.Json(body), Stop), field));
        }
    }

    [Fact]
    public async Task Every_list_has_pages_but_for_the_two_that_are_short_by_nature()
    {
        var server = await servers.GetAsync(ServerKind.Embedded, Stop);
        var description = JsonElement.Parse(await server.NewClient().GetStringAsync("/openapi/v1.json", Stop));
        var lists = new List<string>();
        foreach (var path in description.GetProperty("paths").EnumerateObject().Where(path => path.Value.TryGetProperty("get", out _)))
        {
            var get = path.Value.GetProperty("get");
            if (!get.GetProperty("responses").TryGetProperty("200", out var answer) || !answer.TryGetProperty("content", out var content) || !content.TryGetProperty("application/json", out var json))
                continue;
            var schema = json.GetProperty("schema");
            if (schema.TryGetProperty("$ref", out var reference))
                schema = description.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
            if (schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "array")
                lists.Add(path.Name);
            else if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty("items", out _) && properties.TryGetProperty("total", out _))
                Assert.Superset(new HashSet<string?> { "page", "page_size" }, get.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ToHashSet());
        }

        Assert.Equal(["/api/v1/projects/{id}/assets", "/api/v1/users/me/api-keys"], lists.Order(StringComparer.Ordinal));
    }

    private static async Task<string?> WordsAsync(HttpResponseMessage answer, string field) =>
        (await answer.JsonAsync(HttpStatusCode.UnprocessableEntity, Stop)).GetProperty("errors").GetProperty(field)[0].GetString();
}
