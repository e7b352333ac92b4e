using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Data;

namespace PodcastMuse.App.Tests.Api.Projects;

/// <summary>Answers that are given again are never older than what was written.</summary>
public sealed class FreshCopyTests(Servers servers)
{
    private const int Changes = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task Whoever_writes_reads_what_was_written(ServerKind kind)
    {
        var client = (await (await servers.GetAsync(kind, Stop)).NewUserAsync(Stop)).Client;
        var project = await BeginAsync(client);
        for (var change = 0; change < Changes; change++)
        {
            await ReadAsync(client, project);
            await client.PatchAsJsonAsync($"/api/v1/projects/{project}", new { title = $"Title {change}" }, Stop);
            await client.PatchAsJsonAsync("/api/v1/users/me", new { first_name = $"Ann {change}" }, Stop);

            var (one, list, me) = await ReadAsync(client, project);
            Assert.Equal(($"Title {change}", $"Title {change}", $"Ann {change}"), (one, list, me));
        }

        await BeginAsync(client);
        var all = await client.GetFromJsonAsync<JsonElement>("/api/v1/projects", Stop);
        Assert.Equal(2, all.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Other_nodes_hear_of_a_change_by_itself()
    {
        var settings = await servers.NewSettingsAsync(ServerKind.Scaled, Stop);
        await using var here = await TestServer.StartAsync(settings, Stop);
        await using var there = await TestServer.StartAsync(settings, Stop);
        var user = await here.NewUserAsync(Stop);
        using var client = there.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", user.Client.DefaultRequestHeaders.Authorization!.Parameter);
        var project = await BeginAsync(user.Client);
        var stamps = there.Services.GetRequiredService<ChangeStamps>();
        await UntilAsync(() => there.Services.GetRequiredService<IChangeBus>().Hears);
        for (var change = 0; change < Changes; change++)
        {
            await ReadAsync(client, project);
            var since = stamps.Now;
            await user.Client.PatchAsJsonAsync($"/api/v1/projects/{project}", new { title = $"Title {change}" }, Stop);

            await UntilAsync(() => !stamps.Holds(since, [project]));
            Assert.Equal($"Title {change}", (await ReadAsync(client, project)).One);
        }
    }

    [Fact]
    public async Task While_other_nodes_cannot_be_heard_everything_is_read_anew()
    {
        var settings = await servers.NewSettingsAsync(ServerKind.Embedded, Stop);
        await using var server = await TestServer.StartAsync(settings, Stop);
        var (stamps, bus) = (server.Services.GetRequiredService<ChangeStamps>(), new Deaf());
        using var copies = new FreshCopies(stamps, bus);
        copies.Keep("key", copies.Now, [], new Copy([1]));
        Assert.Null(copies.Find("key"));
        bus.Hears = true;
        copies.Keep("key", copies.Now, [], new Copy([1]));
        Assert.NotNull(copies.Find("key"));
        bus.Hears = false;
        Assert.Null(copies.Find("key"));
    }

    private static async Task<Guid> BeginAsync(HttpClient client) =>
        (await (await client.PostAsJsonAsync("/api/v1/projects", new { title = "Bees" }, Stop)).Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetGuid();

    private static async Task<(string? One, string? List, string? Me)> ReadAsync(HttpClient client, Guid project) => (
        (await client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}", Stop)).GetProperty("title").GetString(),
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/projects", Stop)).GetProperty("items")[0].GetProperty("title").GetString(),
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/users/me", Stop)).GetProperty("first_name").GetString());

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Patience);
        while (!condition())
            await Task.Delay(1, patience.Token);
    }

    private sealed class Deaf : IChangeBus
    {
        public bool Hears { get; set; }

        public void Publish(IReadOnlyList<Guid> ids)
        {
            // Nobody hears.
        }
    }
}
