using Microsoft.Extensions.Time.Testing;
using PodcastMuse.Kernel;
using PodcastMuse.Production;
using PodcastMuse.Production.Orders;
using PodcastMuse.Providers;

namespace PodcastMuse.Tests.Production;

public sealed class OwnServersTests
{
    private static readonly EpisodeOrder Order = new() { Title = "Bees", Providers = new Dictionary<string, string> { [Capability.Text] = "openai" } };

    [Fact]
    public async Task The_only_model_of_a_server_writes() =>
        Assert.Equal(("qwen3:8b", null), await AskAsync(Order, ["qwen3:8b"]));

    [Fact]
    public async Task Of_several_one_is_to_be_named_and_the_refusal_lists_them()
    {
        var (model, problem) = await AskAsync(Order, ["llama3.2", "qwen3:8b"]);

        Assert.Null(model);
        Assert.Contains("Choose one of: llama3.2, qwen3:8b.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_named_is_taken_unseen() =>
        Assert.Equal(("mine", null), await AskAsync(Order with { Models = new Dictionary<string, string> { [Capability.Text] = "mine" } }, ["llama3.2", "qwen3:8b"]));

    [Fact]
    public async Task A_gateway_that_has_the_usual_model_needs_none() =>
        Assert.Equal((null, null), await AskAsync(Order, ["another", "usual"]));

    [Fact]
    public async Task A_server_that_does_not_tell_is_left_to_its_first_answer() =>
        Assert.Equal((null, null), await AskAsync(Order, null));

    [Fact]
    public async Task A_server_is_asked_once_a_minute_and_another_address_at_once()
    {
        var (keys, check, clock) = (new Keys(), new Check(["qwen3:8b"]), new FakeTimeProvider());
        using var servers = new OwnServers(new Studio([new Maker()], keys), keys, [check], clock);
        await servers.WithModelAsync(Guid.Empty, Order, default);
        var (settled, _) = await servers.WithModelAsync(Guid.Empty, Order, default);
        Assert.Equal((1, "qwen3:8b"), (check.Asked, settled.Models[Capability.Text]));

        keys.BaseUrl = new Uri("http://127.0.0.1:11435/v1");
        await servers.WithModelAsync(Guid.Empty, Order, default);
        Assert.Equal(2, check.Asked);

        clock.Advance(TimeSpan.FromMinutes(1));
        await servers.WithModelAsync(Guid.Empty, Order, default);
        Assert.Equal(3, check.Asked);
    }

    [Fact]
    public async Task A_server_that_hangs_is_waited_for_some_seconds_and_asked_again_soon()
    {
        var (keys, check, clock) = (new Keys(), new Check(["qwen3:8b"]) { Hangs = true }, new FakeTimeProvider());
        using var servers = new OwnServers(new Studio([new Maker()], keys), keys, [check], clock);
        var asking = servers.WithModelAsync(Guid.Empty, Order, default);
        Assert.False(asking.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal((Order, null), await asking);
        Assert.Equal((Order, null), await servers.WithModelAsync(Guid.Empty, Order, default));
        Assert.Equal(1, check.Asked);

        check.Hangs = false;
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("qwen3:8b", (await servers.WithModelAsync(Guid.Empty, Order, default)).Order.Models[Capability.Text]);
    }

    [Fact]
    public async Task Whoever_gives_up_ends_the_question()
    {
        var (keys, check, gone) = (new Keys(), new Check(null) { Hangs = true }, new CancellationTokenSource());
        using var servers = new OwnServers(new Studio([new Maker()], keys), keys, [check], new FakeTimeProvider());
        var asking = servers.WithModelAsync(Guid.Empty, Order, gone.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    private static async Task<(string? Model, string? Problem)> AskAsync(EpisodeOrder order, IReadOnlyList<string>? models)
    {
        var keys = new Keys();
        using var servers = new OwnServers(new Studio([new Maker()], keys), keys, [new Check(models)], new FakeTimeProvider());
        Assert.Equal(["openai"], await servers.OfAsync(Guid.Empty, ["openai"], default));
        var (settled, problem) = await servers.WithModelAsync(Guid.Empty, order, default);
        return (settled.Models.GetValueOrDefault(Capability.Text), problem is null ? null : string.Join(' ', problem.Errors!["models.text"]));
    }

    private sealed class Keys : IProviderKeys
    {
        public Uri BaseUrl { get; set; } = new("http://127.0.0.1:11434/v1");

        public Task<IReadOnlyList<string>> ProvidersAsync(Guid userId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(["openai"]);

        public Task<IReadOnlyList<string>> ElsewhereAsync(Guid userId, CancellationToken cancellationToken) => ProvidersAsync(userId, cancellationToken);

        public Task<ProviderAccess?> OpenAsync(Guid userId, string provider, CancellationToken cancellationToken) =>
            Task.FromResult<ProviderAccess?>(new ProviderAccess(Secret.Of("none"), BaseUrl));

        public Task RejectAsync(Guid userId, string provider, CancellationToken cancellationToken) => Task.CompletedTask;

        public string WhereToAdd(string provider) => "here";
    }

    private sealed class Maker : IProviderStudio
    {
        public string Provider => "openai";

        public string Name => "OpenAI";

        public IReadOnlyList<string> Models(string capability) => ["usual"];
    }

    private sealed class Check(IReadOnlyList<string>? models) : IKeyCheck
    {
        public string Provider => "openai";

        public int Asked { get; private set; }

        public bool Hangs { get; set; }

        public async Task<KeyReport> CheckAsync(Secret key, Uri? baseUrl, CancellationToken cancellationToken)
        {
            Asked++;
            if (Hangs)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return models is null ? throw FaultException.Transient(Problems.ProviderUnavailable("Not now.")) : new KeyReport(true, "Works.", models);
        }
    }
}
