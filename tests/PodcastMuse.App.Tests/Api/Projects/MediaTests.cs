using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Projects;
using PodcastMuse.Storage;

namespace PodcastMuse.App.Tests.Api.Projects;

/// <summary>Files behind signed addresses: the folder's own endpoint, and whatever answers for a bucket.</summary>
public sealed class MediaTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task A_signed_address_gives_the_file_whole_and_in_parts_to_anyone(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var (key, asset) = await ShelveAsync(server, "audio/final.mp3", "0123456789");
        var address = AddressFor(server, key, TimeSpan.FromMinutes(5));
        var anyone = server.NewClient();

        var whole = await anyone.GetAsync(address, Stop);
        Assert.Equal("0123456789", await whole.Content.ReadAsStringAsync(Stop));
        Assert.Equal("audio/mpeg", whole.Content.Headers.ContentType?.MediaType);
        Assert.Contains("bytes", whole.Headers.AcceptRanges);
        Assert.NotNull(whole.Headers.ETag);
        if (kind == ServerKind.Embedded)
            Assert.Equal($"\"{asset.Sha256}\"", whole.Headers.ETag.Tag);

        using var part = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(2, 4) } };
        var partial = await anyone.SendAsync(part, Stop);
        Assert.Equal(HttpStatusCode.PartialContent, partial.StatusCode);
        Assert.Equal("234", await partial.Content.ReadAsStringAsync(Stop));
        Assert.Equal("bytes 2-4/10", partial.Content.Headers.ContentRange?.ToString());
    }

    [Theory, EachServer]
    public async Task A_download_is_named(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var (key, _) = await ShelveAsync(server, "downloads/resources.zip", "zip");
        var storage = server.Services.GetRequiredService<IFileStorage>();
        var answer = await server.NewClient().GetAsync(storage.AddressFor(key, TimeSpan.FromMinutes(5), "กาแฟ \"1\".zip"), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.Equal("กาแฟ \"1\".zip", disposition.FileNameStar);
    }

    [Theory, EachServer]
    public async Task An_address_that_was_changed_or_has_ended_gives_nothing(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var (key, _) = await ShelveAsync(server, "audio/final.mp3", "secret");
        var (other, _) = await ShelveAsync(server, "audio/final.mp3", "other");
        var good = AddressFor(server, key, TimeSpan.FromMinutes(5));
        var client = server.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(good, Stop)).StatusCode);
        List<string> bad = [AddressFor(server, key, TimeSpan.FromSeconds(-10))];
        // The tests' bucket takes every signature; the folder does not.
        if (kind == ServerKind.Embedded)
        {
            bad.AddRange([
                good.Replace(key, other, StringComparison.Ordinal),
                good[..^1] + (good[^1] == 'A' ? 'B' : 'A'),
                good[..good.IndexOf('?', StringComparison.Ordinal)],
                good.Replace("exp=", "exp=9", StringComparison.Ordinal),
                good + "&name=other.mp3",
            ]);
        }

        foreach (var address in bad)
        {
            var answer = await client.GetAsync(address, Stop);
            Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest, $"{answer.StatusCode} for {address}");
            Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_folders_file_answers_head_conditions_and_nothing_but_reading()
    {
        var server = await servers.GetAsync(ServerKind.Embedded, Stop);
        var (key, asset) = await ShelveAsync(server, "transcript/transcript.html", "<script>1</script>");
        var address = AddressFor(server, key, TimeSpan.FromMinutes(5));
        var client = server.NewClient();
        using var head = new HttpRequestMessage(HttpMethod.Head, address);
        var answer = await client.SendAsync(head, Stop);
        Assert.Equal((HttpStatusCode.OK, 18L), (answer.StatusCode, answer.Content.Headers.ContentLength));
        Assert.Equal("utf-8", answer.Content.Headers.ContentType?.CharSet);
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        using var known = new HttpRequestMessage(HttpMethod.Get, address);
        known.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{asset.Sha256}\""));
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(known, Stop)).StatusCode);

        using var far = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(50, 60) } };
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await client.SendAsync(far, Stop)).StatusCode);
        Assert.True((await client.DeleteAsync(address, Stop)).StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.MethodNotAllowed);
        foreach (var way in new[] { "/media/../muse.db", "/media/..%2f..%2fmuse.db", "/media/%2e%2e/%2e%2e/etc/passwd", "/media//etc/passwd?exp=9999999999&sig=AAAA" })
            Assert.True((int)(await client.GetAsync(way, Stop)).StatusCode is 401 or 403 or 404, way);
    }

    [Theory, EachServer]
    public async Task Deleting_a_project_deletes_its_files_and_a_running_production_forbids_it(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (key, asset) = await Rows.ShelveAsync(server, user, await Rows.BeginAsync(user, Stop), "audio/final.mp3", "sound", Stop);
        var shown = await (await user.Client.GetAsync($"/api/v1/projects/{asset.ProjectId}", Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal("sound", await server.NewClient().GetStringAsync(shown.Text("audio_url"), Stop));

        await Rows.SetStatusAsync(server, asset.ProjectId, ProjectStatus.Generating, Stop);
        Assert.Equal("conflict", await (await user.Client.DeleteAsync($"/api/v1/projects/{asset.ProjectId}", Stop)).ProblemAsync(HttpStatusCode.Conflict, Stop));
        var storage = server.Services.GetRequiredService<IFileStorage>();
        Assert.Equal(5, await storage.SizeAsync(key, Stop));

        await Rows.SetStatusAsync(server, asset.ProjectId, ProjectStatus.Completed, Stop);
        Assert.Equal(HttpStatusCode.NoContent, (await user.Client.DeleteAsync($"/api/v1/projects/{asset.ProjectId}", Stop)).StatusCode);
        Assert.Null(await storage.SizeAsync(key, Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await user.Client.GetAsync($"/api/v1/projects/{asset.ProjectId}", Stop)).StatusCode);
    }

    private static string AddressFor(TestServer server, string key, TimeSpan lifetime) => server.Services.GetRequiredService<IFileStorage>().AddressFor(key, lifetime, null);

    private static async Task<(string Key, Asset Asset)> ShelveAsync(TestServer server, string path, string content)
    {
        var user = await server.NewUserAsync(Stop);
        return await Rows.ShelveAsync(server, user, await Rows.BeginAsync(user, Stop), path, content, Stop);
    }
}
