using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Api.Accounts;

public sealed class ProfileTests(Servers servers)
{
    private const string Me = "/api/v1/users/me";
    private const string Words = Me + "/pronunciations";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task An_account_is_changed_only_in_the_version_that_is_named(ServerKind kind)
    {
        var ada = await Newcomer.RegisterAsync(await servers.GetAsync(kind, Stop), Stop);
        var read = await ada.Client.GetAsync(Me, Stop);
        var first = read.Headers.ETag!.ToString();
        Assert.Equal(first, (await ada.Client.GetAsync(Me, Stop)).Headers.ETag!.ToString());
        var known = new HttpRequestMessage(HttpMethod.Get, Me) { Headers = { { "If-None-Match", first } } };
        Assert.Equal(HttpStatusCode.NotModified, (await ada.Client.SendAsync(known, Stop)).StatusCode);

        var changed = await ada.Client.SendAsync(HttpMethod.Patch, Me, new { first_name = "Grace" }, first, Stop);
        Assert.Equal("Grace", (await changed.JsonAsync(HttpStatusCode.OK, Stop)).Text("first_name"));
        var second = changed.Headers.ETag!.ToString();
        Assert.NotEqual(first, second);
        Assert.Equal(second, (await ada.Client.GetAsync(Me, Stop)).Headers.ETag!.ToString());
        Assert.Equal("version-mismatch", await (await ada.Client.SendAsync(HttpMethod.Patch, Me, new { first_name = "Edith" }, first, Stop)).ProblemAsync(HttpStatusCode.PreconditionFailed, Stop));
        Assert.Equal("Grace", (await ada.Client.GetFromJsonAsync<JsonElement>(Me, Stop)).Text("first_name"));
        Assert.Equal(HttpStatusCode.OK, (await ada.Client.SendAsync(HttpMethod.Patch, Me, new { first_name = "Edith" }, null, Stop)).StatusCode);
    }

    [Theory, EachServer]
    public async Task Of_many_who_change_one_version_one_wins(ServerKind kind)
    {
        var ada = await Newcomer.RegisterAsync(await servers.GetAsync(kind, Stop), Stop);
        var version = (await ada.Client.GetAsync(Me, Stop)).Headers.ETag!.ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => ada.Client.SendAsync(HttpMethod.Patch, Me, new { first_name = $"A{n}" }, version, Stop)));
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
    }

    [Theory, EachServer]
    public async Task A_dictionary_is_replaced_only_in_the_version_that_is_named(ServerKind kind)
    {
        var ada = await Newcomer.RegisterAsync(await servers.GetAsync(kind, Stop), Stop);
        var empty = (await ada.Client.GetAsync(Words, Stop)).Headers.ETag!.ToString();
        var put = await PutAsync("Win", empty);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal((await ada.Client.GetAsync(Words, Stop)).Headers.ETag!.ToString(), put.Headers.ETag!.ToString());
        Assert.Equal("version-mismatch", await (await PutAsync("Noo-yen", empty)).ProblemAsync(HttpStatusCode.PreconditionFailed, Stop));

        // Another part of the account is another version: the words are the same.
        await ada.Client.PatchAsJsonAsync(Me, new { language = "th" }, Stop);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync("Nwin", put.Headers.ETag!.ToString())).StatusCode);

        Task<HttpResponseMessage> PutAsync(string said, string? ifMatch) =>
            ada.Client.SendAsync(HttpMethod.Put, Words, new { pronunciations = new { nguyen = said } }, ifMatch, Stop);
    }

    [Theory, EachServer]
    public async Task Changes_of_parts_that_come_at_once_are_all_kept(ServerKind kind)
    {
        var ada = await Newcomer.RegisterAsync(await servers.GetAsync(kind, Stop), Stop);
        for (var round = 0; round < 5; round++)
        {
            var said = $"Win {round}";
            var language = round % 2 == 0 ? "th" : "en";
            await Task.WhenAll(
                ada.Client.PatchAsJsonAsync(Me, new { language }, Stop),
                ada.Client.PatchAsJsonAsync(Me, new { email_notifications = round % 2 == 0 }, Stop),
                ada.Client.PutAsJsonAsync(Words, new { pronunciations = new { nguyen = said } }, Stop));
            var me = await ada.Client.GetFromJsonAsync<JsonElement>(Me, Stop);
            Assert.Equal((language, round % 2 == 0), (me.Text("language"), me.GetProperty("email_notifications").GetBoolean()));
            Assert.Equal(said, (await ada.Client.GetFromJsonAsync<JsonElement>(Words, Stop)).GetProperty("pronunciations").Text("nguyen"));
        }
    }
}
