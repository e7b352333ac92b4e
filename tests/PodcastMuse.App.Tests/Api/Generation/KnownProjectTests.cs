using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>Orders for a project that exists.</summary>
public sealed class KnownProjectTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task What_an_order_says_of_its_project_stands_in_the_project(ServerKind kind)
    {
        var user = await (await servers.GetAsync(kind, Stop)).NewUserAsync(Stop);
        var begun = await user.Client.PostAsJsonAsync("/api/v1/projects", new { title = "Draft", description = "Old words.", target_duration_minutes = 20, voice_tone = "calm" }, Stop);
        var (address, etag) = (begun.Headers.Location!.ToString(), begun.Headers.ETag!.ToString());
        var id = (await begun.JsonAsync(HttpStatusCode.Created, Stop)).GetProperty("id").GetGuid();
        await user.Client.GetAsync(address, Stop);

        await user.Client.OrderAsync(
            new
            {
                project_id = id,
                title = " How bees talk ",
                description = "Two lines about bees.",
                target_duration = 1,
                voice_gender = "male",
                template = "interview",
                video_motion = "none",
                script = "Ann: Bees dance to tell each other the way.\nBen: And they read the sun while they do it.\n",
            },
            Stop);

        var answer = await user.Client.GetAsync(address, Stop);
        var project = await answer.JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal(("How bees talk", "Two lines about bees.", "en"), (project.Text("title"), project.Text("description"), project.Text("language")));
        Assert.Equal((1, "male", "interview"), (project.GetProperty("target_duration_minutes").GetInt32(), project.Text("voice_gender"), project.Text("script_template")));
        // What the order left out stays.
        Assert.Equal("calm", project.Text("voice_tone"));
        Assert.NotEqual(etag, answer.Headers.ETag!.ToString());
        Assert.Equal("How bees talk", (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/projects", Stop)).GetProperty("items")[0].Text("title"));
        await user.Client.UntilEndedAsync(id, Stop);
    }

    [Theory, EachServer]
    public async Task An_order_that_cannot_be_paid_changes_nothing_of_its_project(ServerKind kind)
    {
        var user = await (await servers.GetAsync(kind, Stop)).NewUserAsync(Stop, credits: 1);
        var begun = await user.Client.PostAsJsonAsync("/api/v1/projects", new { title = "Draft" }, Stop);
        var before = await begun.JsonAsync(HttpStatusCode.Created, Stop);

        var answer = await user.Client.PostAsJsonAsync("/api/v1/generate/podcast", new { project_id = before.GetProperty("id").GetGuid(), title = "Paid", description = "About bees." }, Stop);

        Assert.Equal("insufficient-credits", await answer.ProblemAsync(HttpStatusCode.PaymentRequired, Stop));
        Assert.Equal(before.GetRawText(), (await (await user.Client.GetAsync(begun.Headers.Location, Stop)).JsonAsync(HttpStatusCode.OK, Stop)).GetRawText());
    }
}
