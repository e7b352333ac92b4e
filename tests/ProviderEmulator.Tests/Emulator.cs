using System.Text;
using System.Text.Json.Nodes;
using ProviderEmulator.Faults;

namespace ProviderEmulator.Tests;

/// <summary>A running emulator with one key for each provider, and short ways to ask it.</summary>
internal sealed class Emulator : IAsyncDisposable
{
    public const string OpenAiKey = "sk-emulator-unlimited-0123456789";
    public const string KieKey = "kie-emulator-unlimited-0123456789";
    public const string ElevenLabsKey = "emulatorkey0123456789abcdefghijkl";
    public const string GoogleKey = "AQ.emulator-key-0123456789";

    /// <summary>Milliseconds that a test may take, so that one whose task never ends fails and does not hang.</summary>
    public const int Patience = 60_000;

    private const int MostPolls = 1000;

    private Emulator(EmulatorHost host) => (Host, Client) = (host, host.CreateClient());

    public EmulatorHost Host { get; }
    public HttpClient Client { get; }

    public static async Task<Emulator> StartAsync(Func<EmulatorOptions, EmulatorOptions>? change = null)
    {
        var options = new EmulatorOptions { Media = MediaMode.Synthetic };
        return new(await EmulatorHost.StartAsync(change?.Invoke(options) ?? options, TestContext.Current.CancellationToken));
    }

    public void Break(string provider, string call, FaultKind kind) => Host.Faults.Add(new Fault(provider, call, kind));

    public Task<HttpResponseMessage> OpenAiAsync(string path, string? body = null, string key = OpenAiKey) =>
        SendAsync("openai/v1" + path, body, ("Authorization", "Bearer " + key));

    public Task<HttpResponseMessage> KieAsync(string path, string? body = null, string key = KieKey) =>
        SendAsync("kie/api" + path, body, ("Authorization", "Bearer " + key));

    public Task<HttpResponseMessage> ElevenLabsAsync(string path, string? body = null, string key = ElevenLabsKey) =>
        SendAsync("elevenlabs" + path, body, ("xi-api-key", key));

    public Task<HttpResponseMessage> GoogleAsync(string path, string? body = null, string key = GoogleKey) =>
        SendAsync("google/v1beta" + path, body, ("x-goog-api-key", key));

    public static async Task<JsonNode> JsonAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    public static async Task<byte[]> BytesAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Creates a task and returns its id.</summary>
    public async Task<string> CreateAsync(string body, string key = KieKey) =>
        (string)(await JsonAsync(KieAsync("/v1/jobs/createTask", body, key)))["data"]!["taskId"]!;

    /// <summary>Polls until the task has ended.</summary>
    public Task<JsonNode> EndAsync(string task) => EndAsync("/v1/jobs/recordInfo?taskId=" + task, data => (string?)data["state"] is "success" or "fail");

    public async Task<JsonNode> EndAsync(string path, Func<JsonNode, bool> hasEnded)
    {
        for (var poll = 0; poll < MostPolls; poll++)
        {
            if ((await JsonAsync(KieAsync(path)))["data"] is { } data && hasEnded(data))
                return data;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException($"{path} does not end.");
    }

    public static async Task WaitAsync(Func<bool> holds)
    {
        for (var look = 0; !holds(); look++)
        {
            Assert.True(look < MostPolls, "what was waited for did not come");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public static Uri LinkOf(JsonNode record) => new((string)JsonNode.Parse((string)record["resultJson"]!)!["resultUrls"]![0]!);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string? body, (string Name, string Value) key)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path);
        if (key.Value.Length > 0)
            request.Headers.TryAddWithoutValidation(key.Name, key.Value);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}
