using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using PodcastMuse.Projects;

namespace PodcastMuse.App.Tests.Api.Projects;

public sealed class SourceTests(Servers servers)
{
    private const string Prose = "The market opens at five. Fishermen bring what they caught at night. By nine everything is sold, and the street is washed.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task A_file_is_known_by_its_content_and_its_name_is_kept_clean(ServerKind kind)
    {
        var (user, sources) = await NewProjectAsync(kind);
        var added = await (await UploadAsync(user, sources, Encoding.UTF8.GetBytes("# ตลาด\n\n" + Prose), @"D:\letters\..\ตลาด.md")).JsonAsync(HttpStatusCode.Created, Stop);
        Assert.Equal(("file", "ตลาด.md", "ตลาด"), (added.Text("kind"), added.Text("origin"), added.Text("title")));
        Assert.True(added.GetProperty("is_read").GetBoolean());
        Assert.InRange(added.GetProperty("characters").GetInt32(), 100, 140);

        // HTML called .txt is HTML: its script is not read aloud.
        var page = $"<!doctype html><html><head><title>Page</title><script>var hidden = 1;</script></head><body><h1>Market</h1><p>{Prose}</p></body></html>";
        Assert.Equal(HttpStatusCode.Created, (await UploadAsync(user, sources, Encoding.UTF8.GetBytes(page), "page.txt")).StatusCode);
        var list = await (await user.Client.GetAsync(sources, Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal((2, 1, 20), (list.GetProperty("total").GetInt32(), list.GetProperty("page").GetInt32(), list.GetProperty("page_size").GetInt32()));
        Assert.Equal(added.GetRawText(), list.GetProperty("items")[0].GetRawText());
        Assert.InRange(list.GetProperty("items")[1].GetProperty("characters").GetInt32(), 100, 140);
        var second = await (await user.Client.GetAsync($"{sources}?page=2&page_size=1", Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal((2, 2, 1), (second.GetProperty("total").GetInt32(), second.GetProperty("page").GetInt32(), second.GetProperty("page_size").GetInt32()));
        Assert.Equal(list.GetProperty("items")[1].GetRawText(), Assert.Single(second.GetProperty("items").EnumerateArray()).GetRawText());
        var beyond = await (await user.Client.GetAsync($"{sources}?page=1000000&page_size=100", Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal((2, 0), (beyond.GetProperty("total").GetInt32(), beyond.GetProperty("items").GetArrayLength()));
        Assert.Equal("invalid-input", await (await user.Client.GetAsync($"{sources}?page=0", Stop)).ProblemAsync(HttpStatusCode.UnprocessableEntity, Stop));
    }

    [Theory, EachServer]
    public async Task A_file_that_cannot_be_used_is_named_and_not_kept(ServerKind kind)
    {
        var (user, sources) = await NewProjectAsync(kind);
        foreach (var (bytes, name, type) in new[]
        {
            (Array.Empty<byte>(), "nothing.txt", "source-unreadable"),
            (new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13 }, "picture.pdf", "source-unreadable"),
            (Encoding.ASCII.GetBytes("%PDF-1.7 broken"), "broken.pdf", "source-unreadable"),
            (new byte[20_000_001], "large.txt", "source-too-large"),
        })
        {
            var problem = await (await UploadAsync(user, sources, bytes, name)).JsonAsync(HttpStatusCode.UnprocessableEntity, Stop);
            Assert.Equal("/problems/" + type, problem.Text("type"));
            Assert.Contains(name, problem.Text("detail"), StringComparison.Ordinal);
        }

        foreach (var content in new HttpContent[] { Form("x", "no file"), new ByteArrayContent([1, 2]) { Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data") } }, Cut() })
            Assert.InRange((int)(await user.Client.PostAsync(sources, content, Stop)).StatusCode, 400, 422);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await user.Client.PostAsync(sources, new StringContent("x", Encoding.UTF8, "text/plain"), Stop)).StatusCode);
        Assert.Equal(0, (await (await user.Client.GetAsync(sources, Stop)).JsonAsync(HttpStatusCode.OK, Stop)).GetProperty("total").GetInt32());
    }

    [Theory, EachServer]
    public async Task Passages_are_read_by_the_ids_that_lines_name(ServerKind kind)
    {
        var (user, sources) = await NewProjectAsync(kind);
        var added = await (await user.Client.PostAsJsonAsync(sources, new { text = "# Market\n\n" + Prose, title = "Notes" }, Stop)).JsonAsync(HttpStatusCode.Created, Stop);

        var passages = await (await user.Client.GetAsync($"{sources}/passages?passage=s1.p1&passage=s9.p9", Stop)).JsonAsync(HttpStatusCode.OK, Stop);

        var passage = Assert.Single(passages.GetProperty("items").EnumerateArray());
        Assert.Equal(("s1.p1", added.Text("id"), Prose), (passage.Text("id"), passage.Text("source_id"), passage.Text("text")));
        Assert.Equal("invalid-input", await (await user.Client.GetAsync($"{sources}/passages", Stop)).ProblemAsync(HttpStatusCode.UnprocessableEntity, Stop));
        var many = string.Join('&', Enumerable.Range(0, 51).Select(i => $"passage=s1.p{i}"));
        Assert.Equal("invalid-input", await (await user.Client.GetAsync($"{sources}/passages?{many}", Stop)).ProblemAsync(HttpStatusCode.UnprocessableEntity, Stop));
        var stranger = await (await servers.GetAsync(kind, Stop)).NewUserAsync(Stop);
        Assert.Equal("not-found", await (await stranger.Client.GetAsync($"{sources}/passages?passage=s1.p1", Stop)).ProblemAsync(HttpStatusCode.NotFound, Stop));
    }

    [Theory, EachServer]
    public async Task A_text_is_kept_and_addresses_inside_are_not_fetched(ServerKind kind)
    {
        var (user, sources) = await NewProjectAsync(kind);
        var added = await (await user.Client.PostAsJsonAsync(sources, new { text = Prose, title = "Notes" }, Stop)).JsonAsync(HttpStatusCode.Created, Stop);
        Assert.Equal(("text", "Notes"), (added.Text("kind"), added.Text("origin")));
        foreach (var url in new[] { "http://127.0.0.1:1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://localhost/" })
            Assert.Equal("source-refused", await (await user.Client.PostAsJsonAsync(sources, new { url }, Stop)).ProblemAsync(HttpStatusCode.UnprocessableEntity, Stop));
        foreach (var wrong in new[] { "{}", """{"url":"ftp://x"}""", """{"url":"no"}""", """{"text":" "}""", """{"text":"a b c","url":"https://example.com"}""", """{"txt":"a"}""" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await user.Client.PostAsync(sources, Answers.Json(wrong), Stop)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await user.Client.DeleteAsync($"{sources}/{added.Text("id")}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await user.Client.DeleteAsync($"{sources}/{added.Text("id")}", Stop)).StatusCode);
    }

    [Theory, EachServer]
    public async Task Ten_sources_are_taken_also_when_many_come_at_once(ServerKind kind)
    {
        var (user, sources) = await NewProjectAsync(kind);
        var answers = await Task.WhenAll(Enumerable.Range(0, 14).Select(i => user.Client.PostAsJsonAsync(sources, new { text = Prose, title = $"T{i}" }, Stop)));
        Assert.Equal(10, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            Assert.Equal("source-too-large", await refused.ProblemAsync(HttpStatusCode.UnprocessableEntity, Stop));
        var list = await (await user.Client.GetAsync(sources, Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal(10, list.GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.NoContent, (await user.Client.DeleteAsync($"{sources}/{list.GetProperty("items")[3].Text("id")}", Stop)).StatusCode);
    }

    [Theory, EachServer]
    public async Task Sources_of_others_and_of_a_running_production_are_left_alone(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var (user, sources) = await NewProjectAsync(kind);
        var id = (await (await user.Client.PostAsJsonAsync(sources, new { text = Prose }, Stop)).JsonAsync(HttpStatusCode.Created, Stop)).Text("id");
        var other = await server.NewUserAsync(Stop);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync(sources, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.PostAsJsonAsync(sources, new { text = Prose }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await UploadAsync(other, sources, Encoding.UTF8.GetBytes(Prose), "a.txt")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.DeleteAsync($"{sources}/{id}", Stop)).StatusCode);

        await Rows.SetStatusAsync(server, Guid.Parse(sources.Split('/')[4]), ProjectStatus.Generating, Stop);
        Assert.Equal("conflict", await (await user.Client.PostAsJsonAsync(sources, new { text = Prose }, Stop)).ProblemAsync(HttpStatusCode.Conflict, Stop));
        Assert.Equal("conflict", await (await user.Client.DeleteAsync($"{sources}/{id}", Stop)).ProblemAsync(HttpStatusCode.Conflict, Stop));
    }

    private static Task<HttpResponseMessage> UploadAsync(TestUser user, string sources, byte[] bytes, string name)
    {
        var form = new MultipartFormDataContent();
        form.Add(new StringContent("ignored"), "note");
        form.Add(new ByteArrayContent(bytes), "file", name);
        return user.Client.PostAsync(sources, form, Stop);
    }

    private static MultipartFormDataContent Form(string name, string value) => new() { { new StringContent(value), name } };

    private static ByteArrayContent Cut() => new(Encoding.ASCII.GetBytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhalf"))
    {
        Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b") },
    };

    private async Task<(TestUser User, string Sources)> NewProjectAsync(ServerKind kind)
    {
        var user = await (await servers.GetAsync(kind, Stop)).NewUserAsync(Stop);
        return (user, $"/api/v1/projects/{await Rows.BeginAsync(user, Stop)}/sources");
    }
}
