using System.Net;
using System.Net.Http.Headers;
using PodcastMuse.App.Tests.Api;

namespace PodcastMuse.App.Tests.Web;

/// <summary>A service over an export of a few files.</summary>
public sealed class SmallWeb : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muse-web-").FullName;
    private TestServer? _server;

    public HttpClient Client => _server!.NewClient();

    public async ValueTask InitializeAsync()
    {
        Write("out/index.html", "<p>root");
        Write("out/404.html", "<p>nothing here");
        Write("out/en/index.html", "<p>English");
        Write("out/en/index.html.br", "packed");
        Write("out/projects/index.html", "<p>a project");
        Write("out/_next/static/a1b2.js", "let a");
        Write("out/sample/en.mp3", new string('m', 1000));
        Write("secret.txt", "no page");
        var settings = new Dictionary<string, string> { ["WEB_DIR"] = Path.Combine(_folder, "out"), ["RATE_LIMIT_FREE"] = "3" };
        _server = await TestServer.StartAsync(settings, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}

/// <summary>The web's files as a browser asks for them.</summary>
public sealed class WebTests(SmallWeb web) : IClassFixture<SmallWeb>
{
    private readonly HttpClient _client = web.Client;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "<p>root")]
    [InlineData("/en/", "<p>English")]
    [InlineData("/_next/static/a1b2.js", "let a")]
    [InlineData("/projects/01a208c4-c134-794b-bc42-626a5a90f11b", "<p>a project")]
    [InlineData("/projects/01a208c4-c134-794b-bc42-626a5a90f11b/?tab=script", "<p>a project")]
    public async Task A_page_is_found(string path, string content)
    {
        var answer = await _client.GetAsync(path, Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(content, await answer.Content.ReadAsStringAsync(Stop));
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/nowhere/")]
    [InlineData("/_next/static")]
    [InlineData("/en/index.html.br")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/..%2fsecret.txt")]
    [InlineData("/en/..%2f..%2fsecret.txt")]
    [InlineData("/a%00b")]
    [InlineData("/projects/not-an-id")]
    public async Task What_is_no_page_is_the_page_that_says_so(string path)
    {
        var answer = await _client.GetAsync(path, Stop);

        var body = await answer.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain("no page", body, StringComparison.Ordinal);
        Assert.True(answer.StatusCode == HttpStatusCode.NotFound && body == "<p>nothing here" || answer.StatusCode == HttpStatusCode.BadRequest, body);
    }

    [Theory]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/media/nowhere")]
    [InlineData("/openapi/nowhere")]
    public async Task What_the_service_does_not_have_stays_a_problem(string path)
    {
        var answer = await _client.GetAsync(path, Stop);

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_page_without_its_slash_sends_on_and_keeps_the_query()
    {
        var answer = await _client.GetAsync("/en?from=mail", Stop);

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal("/en/?from=mail", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Packed_files_are_sent_to_those_who_take_them()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/") { Headers = { AcceptEncoding = { new("gzip"), new("br") } } };
        var answer = await _client.SendAsync(request, Stop);

        Assert.Equal("packed", await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
    }

    [Fact]
    public async Task Hashed_files_are_kept_for_ever_and_pages_are_asked_about()
    {
        var script = await _client.GetAsync("/_next/static/a1b2.js", Stop);
        var page = await _client.GetAsync("/en/", Stop);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/en/") { Headers = { IfNoneMatch = { page.Headers.ETag! } } };
        var unchanged = await _client.SendAsync(again, Stop);

        Assert.Equal("public, max-age=31536000, immutable", script.Headers.CacheControl?.ToString());
        Assert.True(page.Headers.CacheControl?.NoCache);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.False(unchanged.Headers.Contains("Content-Security-Policy"), "A browser would put the policy of the 304 on the page it kept.");
    }

    [Fact]
    public async Task Sound_is_sent_in_ranges()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sample/en.mp3") { Headers = { Range = new RangeHeaderValue(10, 19) } };
        var answer = await _client.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(10, (await answer.Content.ReadAsByteArrayAsync(Stop)).Length);
        Assert.Equal("audio/mpeg", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Pages_count_as_nobodys_requests_and_run_our_own_scripts_only()
    {
        for (var round = 0; round < 20; round++)
            Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/", Stop)).StatusCode);
        var page = await _client.GetAsync("/", Stop);

        Assert.Contains("script-src 'self'", string.Join(' ', page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }
}
