using System.Buffers.Binary;
using System.Data.Common;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Projects;
using PodcastMuse.Storage;

namespace PodcastMuse.App.Tests.Api.Projects;

public sealed class AssetTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task Files_are_listed_with_addresses_that_work_and_the_package_is_led_to(ServerKind kind)
    {
        var (server, user, id) = await NewProjectAsync(kind);
        var root = $"/api/v1/projects/{id}";
        Assert.Equal(0, (await (await user.Client.GetAsync($"{root}/assets", Stop)).JsonAsync(HttpStatusCode.OK, Stop)).GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await user.Client.GetAsync($"{root}/download", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await user.Client.GetAsync($"{root}/transcript.vtt", Stop)).StatusCode);

        await Rows.ShelveAsync(server, user, id, "downloads/resources.zip", "a zip", Stop);
        await Rows.ShelveAsync(server, user, id, "transcript/captions.vtt", "WEBVTT\n\nสวัสดี", Stop);
        await Rows.ShelveAsync(server, user, id, "work/timeline.json", "{}", Stop);
        var list = await (await user.Client.GetAsync($"{root}/assets", Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal(["downloads/resources.zip", "transcript/captions.vtt"], list.EnumerateArray().Select(a => a.Text("path")));
        Assert.Equal((5, "package", "application/zip"), (list[0].GetProperty("size").GetInt32(), list[0].Text("kind"), list[0].Text("content_type")));
        Assert.Equal("a zip", await server.NewClient().GetStringAsync(list[0].Text("url"), Stop));

        var lead = await user.Client.GetAsync($"{root}/download", Stop);
        Assert.Equal(HttpStatusCode.Found, lead.StatusCode);
        var zip = await server.NewClient().GetAsync(lead.Headers.Location, Stop);
        Assert.Equal("A project.zip", zip.Content.Headers.ContentDisposition?.FileNameStar);

        var captions = await user.Client.GetAsync($"{root}/transcript.vtt", Stop);
        Assert.Equal("text/vtt; charset=utf-8", captions.Content.Headers.ContentType?.ToString());
        Assert.Equal("WEBVTT\n\nสวัสดี", await captions.Content.ReadAsStringAsync(Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await user.Client.GetAsync($"{root}/transcript.exe", Stop)).StatusCode);

        var other = await server.NewUserAsync(Stop);
        foreach (var address in new[] { "assets", "download", "transcript.vtt", "waveform" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync($"{root}/{address}", Stop)).StatusCode);
    }

    [Theory, EachServer]
    public async Task A_file_takes_the_place_of_the_one_before_it_and_what_listeners_get_stands_in_the_projects_row(ServerKind kind)
    {
        var (server, user, id) = await NewProjectAsync(kind);
        await Rows.ShelveAsync(server, user, id, "images/cover.jpg", "a cover", Stop);
        var before = Assert.Single(await ListAsync(server, id));
        await Rows.ShelveAsync(server, user, id, "images/cover.jpg", "another cover", Stop);
        var after = Assert.Single(await ListAsync(server, id));
        Assert.Equal((before.Id, 13), (after.Id, after.Size));
        Assert.NotEqual(before.Sha256, after.Sha256);
        Assert.EndsWith("images/cover.jpg", (await Rows.ReadAsync(server, id, Stop)).ImageUrl, StringComparison.Ordinal);
    }

    [Theory, EachServer]
    public async Task A_project_that_was_deleted_takes_no_more_files_and_keeps_none(ServerKind kind)
    {
        var (server, user, _) = await NewProjectAsync(kind);
        var gone = Guid.CreateVersion7();
        await Assert.ThrowsAnyAsync<DbException>(() => Rows.ShelveAsync(server, user, gone, "images/cover.jpg", "a cover", Stop));
        Assert.Null(await server.Services.GetRequiredService<IFileStorage>().SizeAsync(StorageLayout.ProjectKey(user.Id, gone, "images/cover.jpg"), Stop));
    }

    [Theory, EachServer]
    public async Task A_waveform_is_drawn_once_from_the_master(ServerKind kind)
    {
        var (server, user, id) = await NewProjectAsync(kind);
        var address = $"/api/v1/projects/{id}/waveform";
        Assert.Equal(HttpStatusCode.NotFound, (await user.Client.GetAsync(address, Stop)).StatusCode);
        // Silence, then a full square wave: 8,000 frames of stereo make 2,000 pairs of 4 frames.
        await ShelveAsync(server, user, id, Wav(8_000, frame => frame < 4_000 ? (short)0 : (short)(frame % 2 == 0 ? 32_767 : -32_768)));
        var answer = await user.Client.GetAsync(address, Stop);
        var wave = await answer.JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal((2, 1, 48_000, 4, 8, 2_000), (Number("version"), Number("channels"), Number("sample_rate"), Number("samples_per_pixel"), Number("bits"), Number("length")));
        Assert.Equal([0, 0], wave.GetProperty("data").EnumerateArray().Take(2).Select(n => n.GetInt32()));
        Assert.Equal([-128, 127], wave.GetProperty("data").EnumerateArray().TakeLast(2).Select(n => n.GetInt32()));
        var again = await user.Client.GetAsync(address, Stop);
        Assert.Equal(answer.Headers.ETag, again.Headers.ETag);

        await ShelveAsync(server, user, id, Wav(8_000, _ => 256));
        Assert.Equal(1, (await (await user.Client.GetAsync(address, Stop)).JsonAsync(HttpStatusCode.OK, Stop)).GetProperty("data")[0].GetInt32());

        int Number(string name) => wave.GetProperty(name).GetInt32();
    }

    private static async Task ShelveAsync(TestServer server, TestUser user, Guid id, byte[] wav)
    {
        var local = Path.Combine(server.Services.GetRequiredService<DataFolder>().NewScratch("test"), "final.wav");
        await File.WriteAllBytesAsync(local, wav, Stop);
        await server.Services.GetRequiredService<AssetShelf>().PutAsync(user.Id, id, "audio_mastering", "audio/final.wav", local, 1, Stop);
    }

    private static Task<IReadOnlyList<Asset>> ListAsync(TestServer server, Guid id) => server.Services.GetRequiredService<AssetShelf>().ListAsync(id, Stop);

    private static byte[] Wav(int frames, Func<int, short> sample)
    {
        var bytes = new byte[44 + frames * 4];
        var header = Convert.FromHexString("524946460000000057415645666D74201000000001000200" + "80BB0000" + "00EE0200" + "0400" + "1000" + "64617461");
        header.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), frames * 4);
        for (var i = 0; i < frames * 2; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(44 + i * 2), sample(i / 2));
        return bytes;
    }

    private async Task<(TestServer Server, TestUser User, Guid Id)> NewProjectAsync(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        return (server, user, await Rows.BeginAsync(user, Stop));
    }
}
