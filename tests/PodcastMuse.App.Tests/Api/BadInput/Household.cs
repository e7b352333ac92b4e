using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using PodcastMuse.App.Tests.Api.Accounts;
using PodcastMuse.App.Tests.Api.Generation;

namespace PodcastMuse.App.Tests.Api.BadInput;

/// <summary>An account that has one of everything: an episode, a source, a script, files, a session, a note, a key, a purchase.</summary>
internal sealed record Household(Newcomer Person, IReadOnlyDictionary<string, string> Ids)
{
    public string Token => Person.AccessToken;

    public static async Task<Household> MoveInAsync(TestServer server, CancellationToken stop)
    {
        // Some of what is tried signs out, and all the rest shall be tried too.
        var person = await (await Newcomer.RegisterAsync(server, stop)).ProvenAsync(server, stop);
        var client = person.Client;
        var (project, _) = await client.OrderAsync(Orders.Short(), stop);
        var ended = await client.UntilEndedAsync(project, stop);
        Assert.True(ended.StatusOf() == "completed", ended.ToString());
        var source = await client.PostAsJsonAsync($"/api/v1/projects/{project}/sources", new { text = "Bees read the sun.", title = "Bees" }, stop);
        source.EnsureSuccessStatusCode();
        (await client.PutAsJsonAsync("/api/v1/users/me/api-keys/openai", new { api_key = "sk-proj-0123456789abcdefghijklmnopqrstuvwxyz" }, stop)).EnsureSuccessStatusCode();
        var checkout = await client.PostAsJsonAsync("/api/v1/billing/checkout", new { package_id = "starter-90" }, stop);
        var script = await client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}/script", stop);
        var sessions = await client.GetFromJsonAsync<JsonElement>("/api/v1/users/me/sessions", stop);
        var notes = await client.GetFromJsonAsync<JsonElement>("/api/v1/users/me/notifications", stop);
        return new Household(person, new Dictionary<string, string>
        {
            ["/projects/{id}"] = project.ToString(),
            ["/generate/{projectId}"] = project.ToString(),
            ["/ws/projects/{projectId}"] = project.ToString(),
            ["/sources/{sourceId}"] = IdOf(await source.Content.ReadFromJsonAsync<JsonElement>(stop)),
            ["/segments/{segmentId}"] = IdOf(script.GetProperty("segments")[0]),
            ["/versions/{version}"] = "1",
            ["/sessions/{id}"] = IdOf(sessions.GetProperty("items")[0]),
            ["/notifications/{id}"] = notes.GetProperty("items") is { } items && items.GetArrayLength() > 0 ? IdOf(items[0]) : Guid.CreateVersion7().ToString(),
            ["/development-checkout/{sessionId}"] = (await checkout.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("session_id").GetString()!,
            ["/api-keys/{provider}"] = "openai",
            ["/external/{provider}"] = "google",
            ["/voices/{provider}"] = "built-in",
            ["/{voice}"] = "flite-slt",
            ["/callbacks/kie/{callId}"] = Guid.CreateVersion7().ToString(),
            ["/transcript.{format}"] = "vtt",
            ["/media/{key}"] = $"users/{person.Id:D}/projects/{project}/audio/final.mp3",
        });
    }

    /// <summary>The operation's address for this household's things; <paramref name="replace"/> may put something else in a place.</summary>
    public string AddressOf(Operation operation, Func<string, string?>? replace = null)
    {
        var address = operation.Path;
        foreach (var place in operation.Places)
        {
            var known = Ids.Where(i => operation.Path.Contains(i.Key, StringComparison.Ordinal) && i.Key.EndsWith($"{{{place}}}", StringComparison.Ordinal)).Select(i => i.Value).FirstOrDefault();
            Assert.True(known is not null, $"Say in {nameof(Household)} what {{{place}}} of {operation.Name} is.");
            address = address.Replace($"{{{place}}}", replace?.Invoke(place) ?? known, StringComparison.Ordinal);
        }

        return address;
    }

    /// <summary>What its owner sees of it.</summary>
    public async Task<string> SeeAsync(TestServer server, CancellationToken stop)
    {
        var client = server.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        var project = Ids["/projects/{id}"];
        string[] pages = [$"/projects/{project}/script", $"/projects/{project}/sources", "/users/me", "/users/me/pronunciations", "/users/me/notifications", "/users/me/api-keys", "/credits/transactions"];
        return string.Join('\n', await Task.WhenAll(pages.Select(page => client.GetStringAsync("/api/v1" + page, stop))));
    }

    private static string IdOf(JsonElement thing) => thing.GetProperty("id").GetGuid().ToString();
}
