using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Kie;

/// <summary>Tells the caller's address that a task has ended: 15 seconds, no second try, signed when a webhook key is set (reference A.6).</summary>
internal sealed class KieCallbacks(EmulatorOptions options, IHttpClientFactory clients)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ConcurrentQueue<CallbackDelivery> _sent = new();

    public IReadOnlyList<CallbackDelivery> Sent => [.. _sent];

    public void Clear() => _sent.Clear();

    public async Task SendAsync(KieTask task, int times, CancellationToken cancellationToken)
    {
        for (var i = 0; i < times; i++)
        {
            if (await PostAsync(task, KieTaskBodies.Callback(task, options), options.KieWebhookKey, cancellationToken) && task.Entry is { } entry && task.HasSucceeded && !task.Faults.SpoilsResult)
                entry.Delivered = true;
        }
    }

    /// <summary>Somebody else, who knows the address but not the key, says that the task succeeded while it still runs.</summary>
    public async Task ForgeAsync(KieTask task, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["code"] = 200,
            ["msg"] = "Playground task completed successfully.",
            ["data"] = new JsonObject
            {
                ["taskId"] = task.Id,
                ["model"] = task.Model,
                ["state"] = "success",
                ["resultJson"] = "{\"resultUrls\":[\"http://localhost:9/not-the-result.mp3\"]}",
                ["failCode"] = null,
                ["failMsg"] = null,
            },
        };
        await PostAsync(task, body, options.KieWebhookKey is null ? null : "a-guess", cancellationToken);
    }

    public static string Sign(string key, string taskId, string timestamp) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{taskId}.{timestamp}")));

    private async Task<bool> PostAsync(KieTask task, JsonObject body, string? key, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(task.CallBackUrl, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return false;
        var text = WireJson.Write(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            var timestamp = options.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add("X-Webhook-Timestamp", timestamp);
            request.Headers.Add("X-Webhook-Signature", Sign(key, task.Id, timestamp));
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        string answer;
        var taken = false;
        try
        {
            using var response = await clients.CreateClient("callbacks").SendAsync(request, patience.Token);
            taken = response.IsSuccessStatusCode;
            answer = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception unreached) when (unreached is HttpRequestException || (unreached is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            answer = unreached is OperationCanceledException ? "no answer within 15 s" : unreached.Message;
        }

        _sent.Enqueue(new(options.Clock.GetUtcNow(), task.Id, task.CallBackUrl!, text, answer));
        return taken;
    }
}
