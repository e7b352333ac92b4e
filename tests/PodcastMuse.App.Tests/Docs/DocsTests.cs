using System.Net.Http.Json;
using System.Text.Json;
using PodcastMuse.App.Tests.Api;

namespace PodcastMuse.App.Tests.Docs;

public sealed class DocsTests(Servers servers)
{
    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_description_is_openapi_3_1_and_says_of_each_operation_what_it_is_and_who_may()
    {
        using var client = (await servers.GetAsync(ServerKind.Embedded, Stop)).NewClient();
        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Stop);
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(o => Methods.Contains(o.Name)).Select(o => (Name: $"{o.Name} {path.Name}", o.Value))).ToList();
        Assert.NotEmpty(operations);
        Assert.All(operations, operation =>
        {
            Assert.True(operation.Value.TryGetProperty("summary", out var summary) && summary.GetString()!.Length > 5, operation.Name);
            Assert.True(operation.Value.TryGetProperty("operationId", out _), operation.Name);
            Assert.True(operation.Value.TryGetProperty("tags", out _), operation.Name);
            Assert.True(operation.Value.GetProperty("responses").EnumerateObject().Any(r => int.Parse(r.Name, null) < 400), $"{operation.Name} never succeeds");
            Assert.True(IsShown(operation.Value), $"{operation.Name} has no example of its body");
        });
        Assert.Equal(operations.Count, operations.Select(o => o.Value.GetProperty("operationId").GetString()).Distinct().Count());
    }

    /// <summary>Webhooks and callbacks are written by others.</summary>
    private static bool IsShown(JsonElement operation) =>
        !operation.TryGetProperty("requestBody", out var body) || !body.GetProperty("content").TryGetProperty("application/json", out var json)
        || json.TryGetProperty("example", out _) || operation.GetProperty("operationId").GetString() is "StripeWebhook" or "ProviderCallback";

    [Fact]
    public async Task The_page_that_shows_it_takes_nothing_from_elsewhere()
    {
        using var client = (await servers.GetAsync(ServerKind.Embedded, Stop)).NewClient();
        var answer = await client.GetAsync("/docs/", Stop);
        var page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Contains("Podcast Muse API", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http", page, StringComparison.Ordinal);
    }
}
