using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using PodcastMuse.App.Tests.Api.Accounts;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>The way of <c>docs/api.md</c>, from registering to the ZIP, with the brief's own order.</summary>
[Trait("Length", "Long")]
public sealed class WalkTests(Servers servers)
{
    private const string Order = """
        {
            "title": "My Podcast Episode",
            "description": "A brief description",
            "language": "en",
            "target_duration": 30,
            "voice_gender": "female",
            "voice_tone": "professional",
            "template": "storytelling",
            "image_style": "studio_mic",
            "video_motion": "subtle"
        }
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task A_stranger_comes_from_nothing_to_the_package_for_18_credits(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        using var client = server.NewClient();
        var account = await (await client.PostAsync("/api/v1/auth/register", Answers.Json($$"""{"email":"{{Newcomer.NewEmail()}}","password":"a quiet riverbank"}"""), Stop)).JsonAsync(HttpStatusCode.Created, Stop);
        var token = account.Text("access_token");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var accepted = await (await client.PostAsync("/api/v1/generate/podcast", Answers.Json(Order), Stop)).JsonAsync(HttpStatusCode.Accepted, Stop);
        var project = accepted.GetProperty("project_id").GetGuid();
        using var socket = new Socket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await socket.ConnectAsync(server, project, "after=0", Stop);

        Assert.Equal("production_completed", (await socket.ReadAllAsync(Stop))[^1].Text("type"));

        var rows = (await (await client.GetAsync($"/api/v1/credits/transactions?project={project}", Stop)).JsonAsync(HttpStatusCode.OK, Stop)).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["brief_input", "image", "platform_fee", "script", "tts", "video"], rows.Select(r => r.Text("step_name")).Order(StringComparer.Ordinal));
        Assert.All(rows, r => Assert.Equal(("usage", -3, "completed"), (r.Text("transaction_type"), r.GetProperty("amount").GetInt32(), r.Text("status"))));
        Assert.Equal(82, (await (await client.GetAsync("/api/v1/credits/balance", Stop)).JsonAsync(HttpStatusCode.OK, Stop)).GetProperty("credits").GetInt32());
        var download = await client.GetAsync($"/api/v1/projects/{project}/download", Stop);
        Assert.Equal(HttpStatusCode.Redirect, download.StatusCode);
        await using var zip = new ZipArchive(new MemoryStream(await server.NewClient().GetByteArrayAsync(download.Headers.Location!, Stop)));
        string[] expected = ["audio/final.mp3", "audio/final.wav", "images/cover.jpg", "videos/final.mp4", "transcript/captions.srt", "seo.json", "manifest.json"];
        Assert.All(expected, path => Assert.Contains(zip.Entries, e => e.FullName == path && e.Length > 0));
    }
}
