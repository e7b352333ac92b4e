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

    private static async Task<(string? Model, string? Problem)> AskAsync(EpisodeOrder order, IReadOnlyList<string>? models)
    {
        var keys = new Keys();
        var servers = new OwnServers(new Studio([new Maker()], keys), keys, [new Check(models)]);
        Assert.Equal(["openai"], await servers.OfAsync(Guid.Empty, ["openai"], default));
        var (settled, problem) = await servers.WithModelAsync(Guid.Empty, order, default);
        return (settled.Models.GetValueOrDefault(Capability.Text), problem is null ? null : string.Join(' ', problem.Errors!["models.text"]));
    }

    private sealed class Keys : IProviderKeys
    {
        public Task<IReadOnlyList<string>> ProvidersAsync(Guid userId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(["openai"]);

        public Task<IReadOnlyList<string>> ElsewhereAsync(Guid userId, CancellationToken cancellationToken) => ProvidersAsync(userId, cancellationToken);

        public Task<ProviderAccess?> OpenAsync(Guid userId, string provider, CancellationToken cancellationToken) =>
            Task.FromResult<ProviderAccess?>(new ProviderAccess(Secret.Of("none"), new Uri("http://127.0.0.1:11434/v1")));

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

        public Task<KeyReport> CheckAsync(Secret key, Uri? baseUrl, CancellationToken cancellationToken) => models is null
            ? throw FaultException.Transient(Problems.ProviderUnavailable("Not now."))
            : Task.FromResult(new KeyReport(true, "Works.", models));
    }
}
