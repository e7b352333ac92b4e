using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProviderEmulator.Faults;

namespace ProviderEmulator.Tests.Ledger;

public sealed class LedgerTests
{
    private static string Speech(string line) => $$"""{"model":"tts-1","voice":"nova","input":"{{line}}"}""";

    [Fact(Timeout = Emulator.Patience)]
    public async Task The_same_bought_twice_is_paid_twice_and_another_line_is_not()
    {
        await using var emulator = await Emulator.StartAsync();
        await Emulator.BytesAsync(emulator.OpenAiAsync("/audio/speech", Speech("One.")));
        await Emulator.BytesAsync(emulator.OpenAiAsync("/audio/speech", Speech("Two.")));
        Assert.Empty(emulator.Host.Ledger.PaidTwice());
        await Emulator.BytesAsync(emulator.OpenAiAsync("/audio/speech", Speech("One.")));
        Assert.Equal(3, Assert.Single(emulator.Host.Ledger.PaidTwice()).Id);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task What_did_not_arrive_may_be_bought_again()
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Break("openai", "speech", FaultKind.TinyMedia);
        await Emulator.BytesAsync(emulator.OpenAiAsync("/audio/speech", Speech("One.")));
        await Emulator.BytesAsync(emulator.OpenAiAsync("/audio/speech", Speech("One.")));
        Assert.Single(emulator.Host.Ledger.Repeats());
        Assert.Empty(emulator.Host.Ledger.PaidTwice());
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_task_is_the_same_whatever_its_callback_address()
    {
        await using var emulator = await Emulator.StartAsync();
        for (var i = 0; i < 2; i++)
            await emulator.EndAsync(await emulator.CreateAsync($$$"""{"model":"flux-2/pro-text-to-image","callBackUrl":"http://127.0.0.1:9/{{{i}}}","input":{"prompt":"A studio","aspect_ratio":"1:1","resolution":"1K"}}"""));
        var twice = Assert.Single(emulator.Host.Ledger.PaidTwice());
        Assert.Equal("http://127.0.0.1:9/1", twice.ClientId);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Ledger_and_requests_can_be_read_from_outside_without_the_keys()
    {
        await using var emulator = await Emulator.StartAsync();
        await Emulator.BytesAsync(emulator.OpenAiAsync("/audio/speech", Speech("One.")));
        var ledger = await emulator.Client.GetStringAsync(new Uri("_emulator/ledger", UriKind.Relative));
        Shapes.Contains("""{"totalUsd":0.1,"paidTwice":[],"entries":[{"id":1,"provider":"openai","account":"x","call":"speech","model":"tts-1","unit":"characters","units":4,"costUsd":0.1,"credits":0,"callId":"x","fingerprint":"x","delivered":true}]}""", JsonNode.Parse(ledger));
        var requests = await emulator.Client.GetStringAsync(new Uri("_emulator/requests?provider=openai&call=speech", UriKind.Relative));
        Assert.Equal(Speech("One."), (string?)Assert.Single(JsonNode.Parse(requests)!.AsArray())!["body"]);
        Assert.DoesNotContain(Emulator.OpenAiKey, ledger + requests, StringComparison.Ordinal);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Faults_can_be_set_from_outside_and_wrong_ones_change_nothing()
    {
        await using var emulator = await Emulator.StartAsync();
        using var wrong = await emulator.Client.PostAsJsonAsync("_emulator/faults", new[] { new { provider = "openai", call = "speech", kind = "status" }, new { provider = "openai", call = "speech", kind = "no_such" } });
        Assert.Equal(400, (int)wrong.StatusCode);
        Assert.Empty(emulator.Host.Faults.Set);
        using var right = await emulator.Client.PostAsJsonAsync("_emulator/faults", new { provider = "openai", call = "speech", kind = "status", status = 418 });
        Assert.Equal(200, (int)right.StatusCode);
        Assert.Equal(418, (int)(await emulator.OpenAiAsync("/audio/speech", Speech("One."))).StatusCode);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_reset_forgets_everything()
    {
        await using var emulator = await Emulator.StartAsync();
        await Emulator.BytesAsync(emulator.OpenAiAsync("/audio/speech", Speech("One.")));
        emulator.Break("*", "*", FaultKind.Status);
        using var response = await emulator.Client.PostAsync(new Uri("_emulator/reset", UriKind.Relative), null);
        Assert.Empty(emulator.Host.Ledger.Entries);
        Assert.Empty(emulator.Host.Requests.All);
        Assert.Empty(emulator.Host.Faults.Set);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_hundred_calls_at_once_are_all_in_the_ledger()
    {
        await using var emulator = await Emulator.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(index => Emulator.BytesAsync(emulator.OpenAiAsync("/audio/speech", Speech($"Line {index}.")))));
        Assert.Equal(Enumerable.Range(1, 100).Select(id => (long)id), emulator.Host.Ledger.Entries.Select(entry => entry.Id));
        Assert.All(emulator.Host.Ledger.Entries, entry => Assert.True(entry.Delivered));
    }
}
