using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PodcastMuse.Network;
using PodcastMuse.Projects.Sources;

namespace PodcastMuse.Tests.Projects.Sources;

public sealed class SourceFetcherTests : IAsyncLifetime
{
    private WebApplication _server = null!;
    private Uri _root = null!;
    private int _asked;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Use((context, next) =>
        {
            Interlocked.Increment(ref _asked);
            return next(context);
        });
        _server.MapGet("/page", () => Results.Content("<html><body><h1>Bees</h1><p>Bees dance on the comb.</p></body></html>", "text/html"));
        _server.MapGet("/thai", () => Results.Bytes(CodePagesEncodingProvider.Instance.GetEncoding(874)!.GetBytes("<html><body><p>ผึ้งเป็นแมลง</p></body></html>"), "text/html; charset=tis-620"));
        _server.MapGet("/hop/{n:int}", (int n) => Results.Redirect(n == 0 ? "/page" : $"/hop/{n - 1}"));
        _server.MapGet("/inside", () => Results.Redirect("http://169.254.169.254/latest/meta-data/"));
        _server.MapGet("/file", () => Results.Redirect("file:///etc/passwd"));
        _server.MapGet("/flood", async (HttpContext context) =>
        {
            var block = new byte[1_000_000];
            for (var i = 0; i < 40; i++)
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
        });
        await _server.StartAsync();
        _root = new Uri(_server.Urls.First());
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_page_is_fetched_and_read()
    {
        var read = Assert.IsType<ReadOutcome.Read>(await FetchAsync("/page", LoopbackOnly));
        Assert.Equal(["Bees", "Bees dance on the comb."], read.Document.Blocks.Select(block => block.Text));
    }

    [Fact]
    public async Task The_servers_character_set_counts()
    {
        var read = Assert.IsType<ReadOutcome.Read>(await FetchAsync("/thai", LoopbackOnly));
        Assert.Equal("ผึ้งเป็นแมลง", read.Document.Blocks[0].Text);
    }

    [Fact]
    public async Task This_machine_is_refused_before_anything_is_sent()
    {
        Assert.Contains("not a public address", await RefusalAsync(new Uri(_root, "/page"), AddressPolicy.PublicOnly), StringComparison.Ordinal);
        Assert.Contains("not a public address", await RefusalAsync(new Uri($"http://localhost:{_root.Port}/page"), AddressPolicy.PublicOnly), StringComparison.Ordinal);
        Assert.Contains("not a public address", await RefusalAsync(new Uri($"http://2130706433:{_root.Port}/page"), AddressPolicy.PublicOnly), StringComparison.Ordinal);
        Assert.Contains("not a public address", await RefusalAsync(new Uri($"http://[::ffff:127.0.0.1]:{_root.Port}/page"), AddressPolicy.PublicOnly), StringComparison.Ordinal);
        Assert.Equal(0, _asked);
    }

    [Theory]
    [InlineData("/inside", "169.254.169.254 is not a public address")]
    [InlineData("/file", "is not a web address")]
    [InlineData("/hop/9", "without arriving")]
    [InlineData("/nothing", "does not exist")]
    [InlineData("/flood", "up to 20 MB")]
    public async Task What_a_server_may_not_do_is_refused(string path, string line) =>
        Assert.Contains(line, await RefusalAsync(new Uri(_root, path), LoopbackOnly), StringComparison.Ordinal);

    [Fact]
    public async Task Five_redirects_are_followed() => Assert.IsType<ReadOutcome.Read>(await FetchAsync("/hop/4", LoopbackOnly));

    [Theory]
    [InlineData("ftp://example.org/a", "not a web address")]
    [InlineData("file:///etc/passwd", "not a web address")]
    [InlineData("http://user:pass@example.org/", "carries a name or password")]
    public async Task Addresses_that_are_no_pages_are_refused(string address, string line) =>
        Assert.Contains(line, await RefusalAsync(new Uri(address), AddressPolicy.PublicOnly), StringComparison.Ordinal);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("64:ff9b:1::a00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001:db8::1", false)]
    public void Only_public_addresses_are_allowed(string address, bool allowed) =>
        Assert.Equal(allowed, AddressPolicy.PublicOnly.Allows(IPAddress.Parse(address)));

    private static AddressPolicy LoopbackOnly { get; } = new Loopback();

    private Task<ReadOutcome> FetchAsync(string path, AddressPolicy policy) => FetchAsync(new Uri(_root, path), policy);

    private static async Task<ReadOutcome> FetchAsync(Uri address, AddressPolicy policy)
    {
        await using var services = new ServiceCollection()
            .AddHttpClient(SourceFetcher.ClientName).ConfigurePrimaryHttpMessageHandler(() => GuardedConnection.Handler(policy)).Services
            .BuildServiceProvider();
        return await new SourceFetcher(services.GetRequiredService<IHttpClientFactory>(), Reading.Reader, TimeProvider.System).FetchAsync(address, TestContext.Current.CancellationToken);
    }

    private static async Task<string> RefusalAsync(Uri address, AddressPolicy policy) =>
        Assert.IsType<ReadOutcome.Refused>(await FetchAsync(address, policy)).Problem.Detail;

    private sealed class Loopback : AddressPolicy
    {
        public override bool Allows(IPAddress address) => IPAddress.IsLoopback(address);
    }
}
