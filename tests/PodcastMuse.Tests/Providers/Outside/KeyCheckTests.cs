using PodcastMuse.Kernel;

namespace PodcastMuse.Tests.Providers.Outside;

public sealed class KeyCheckTests
{
    [Theory]
    [InlineData("openai")]
    [InlineData("kie")]
    [InlineData("elevenlabs")]
    [InlineData("google")]
    public async Task A_good_key_works_a_dead_one_is_refused_and_a_restricted_one_gets_the_benefit_of_the_doubt(string provider)
    {
        await using var outside = await Emulated.StartAsync();
        var check = outside.Check(provider);

        Assert.True((await check.CheckAsync(Emulated.Key(provider), null, Emulated.Stop)).Ok);
        var fault = await Assert.ThrowsAsync<FaultException>(() => check.CheckAsync(Emulated.Key(provider, "dead"), null, Emulated.Stop));
        Assert.Equal("/problems/key-refused", fault.Problem.Type);
        Assert.DoesNotContain("0123456789abcdef", fault.Message, StringComparison.Ordinal);
        if (provider is "openai" or "elevenlabs")
            Assert.True((await check.CheckAsync(Emulated.Key(provider, "restricted"), null, Emulated.Stop)).Ok);
        Assert.Empty(outside.Host.Ledger.Entries);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("kie")]
    [InlineData("elevenlabs")]
    [InlineData("google")]
    public async Task An_address_of_a_users_own_in_a_private_network_is_not_called(string provider)
    {
        await using var outside = await Emulated.StartAsync();

        var fault = await Assert.ThrowsAsync<FaultException>(
            () => outside.Check(provider).CheckAsync(Emulated.Key(provider), outside.Host.OpenAi, Emulated.Stop));

        Assert.Equal(("/problems/source-refused", false), (fault.Problem.Type, fault.IsTransient));
        Assert.Contains("not a public address", fault.Message, StringComparison.Ordinal);
        Assert.Empty(outside.Host.Requests.All);
    }
}
