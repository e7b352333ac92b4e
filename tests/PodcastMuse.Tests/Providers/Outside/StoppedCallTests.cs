using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PodcastMuse.Kernel;
using PodcastMuse.Providers;
using PodcastMuse.Providers.Calls;
using PodcastMuse.Providers.Kie;

namespace PodcastMuse.Tests.Providers.Outside;

public sealed class StoppedCallTests
{
    /// <summary>It may have arrived: were it told as stopped, it would be bought again.</summary>
    [Fact]
    public async Task A_call_that_was_sent_and_gets_no_answer_while_the_turn_is_stopped_is_one_whose_answer_was_lost()
    {
        var clock = new FakeTimeProvider();
        var sent = new TaskCompletionSource();
        using var turn = new CancellationTokenSource();
        var (root, name) = (new Uri("https://kie.example"), ProviderLines.ClientName(KieDialect.ProviderName, isOwn: false));
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddOutsideProviders(new ProviderOptions(root, root, root, root));
        services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => new Silence(sent));
        await using var outside = services.BuildServiceProvider();
        var line = new ProviderLine(
            outside.GetRequiredService<IHttpClientFactory>().CreateClient(name), outside.GetRequiredService<KieDialect>(), root, Secret.Of("key-0123456789abcdef"));

        var creating = line.PostOnceAsync("api/v1/jobs/createTask", new JsonObject(), turn.Token);
        await sent.Task.WaitAsync(Emulated.Stop);
        await turn.CancelAsync();
        clock.Advance(TimeSpan.FromMinutes(10));

        Assert.True((await Assert.ThrowsAsync<FaultException>(() => creating)).MayHaveHappened);
    }

    private sealed class Silence(TaskCompletionSource sent) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sent.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
