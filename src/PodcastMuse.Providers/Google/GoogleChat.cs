using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.Google;

/// <summary>
/// Gemini's text models as a chat client: <c>streamGenerateContent</c>, answers held to a JSON schema where the model takes one. Thoughts
/// are left out. A blocked prompt or answer ends with <see cref="ChatFinishReason.ContentFilter"/>; faults come in words for creators.
/// </summary>
/// <param name="http">From the factory: it carries the limits and tries again.</param>
/// <param name="key">The user's key, shown in a header only.</param>
/// <param name="baseUrl">With its version (<c>…/v1beta</c>); null for Google itself.</param>
/// <param name="model">Without <c>models/</c>.</param>
public sealed class GoogleChat(HttpClient http, Secret key, Uri? baseUrl, string model) : IChatClient
{
    private const string Home = "https://generativelanguage.googleapis.com/v1beta";

    private static readonly HashSet<string> Blocked = ["SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "MODEL_ARMOR", "JAILBREAK"];

    private bool withoutSchema;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatMessage[] asked = [.. messages];
        using var response = await SendAsync(asked, options ?? new ChatOptions(), cancellationToken);
        var isFinished = false;
        await foreach (var chunk in ChunksAsync(response, cancellationToken))
        {
            var update = UpdateOf(chunk);
            isFinished |= update.FinishReason is not null;
            yield return update;
        }

        if (!isFinished)
            throw Broken(null);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType?.IsInstanceOfType(this) == true ? this : null;

    public void Dispose()
    {
        // The client is its factory's.
    }

    private async Task<HttpResponseMessage> SendAsync(ChatMessage[] messages, ChatOptions options, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{(baseUrl?.AbsoluteUri ?? Home).TrimEnd('/')}/models/{Uri.EscapeDataString(model)}:streamGenerateContent?alt=sse");
            request.Headers.TryAddWithoutValidation("x-goog-api-key", key.Reveal());
            request.Content = JsonContent.Create(GoogleRequest.Of(messages, options, !withoutSchema));
            var response = await TryAsync(() => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken), cancellationToken);
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
            {
                var error = GoogleError.Read((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
                if (!error.IsAboutSchema || withoutSchema)
                    throw error.Explain(model, response.Headers.RetryAfter?.Delta);
                withoutSchema = true;
            }
        }
    }

    private static async IAsyncEnumerable<JsonObject> ChunksAsync(HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What was blocked before the model saw it may come whole instead of as a stream.
        if (response.Content.Headers.ContentType?.MediaType == "application/json")
        {
            yield return Read(await TryAsync(() => response.Content.ReadAsStringAsync(cancellationToken), cancellationToken));
            yield break;
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var events = SseParser.Create(stream).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await TryAsync(async () => await events.MoveNextAsync(), cancellationToken))
            yield return Read(events.Current.Data);
    }

    private static async Task<T> TryAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read();
        }
        catch (Exception fault) when (IsBroken(fault, cancellationToken))
        {
            throw Broken(fault);
        }
    }

    private static bool IsBroken(Exception fault, CancellationToken cancellationToken) =>
        fault is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested;

    private static JsonObject Read(string data)
    {
        try
        {
            return JsonNode.Parse(data) as JsonObject ?? throw Broken(null);
        }
        catch (JsonException unreadable)
        {
            throw Broken(unreadable);
        }
    }

    private ChatResponseUpdate UpdateOf(JsonObject data)
    {
        if (data["error"] is not null)
            throw GoogleError.Read(500, data.ToJsonString()).Explain(model, null);
        try
        {
            var candidate = (data["candidates"] as JsonArray)?.FirstOrDefault();
            var update = new ChatResponseUpdate(ChatRole.Assistant, TextOf(candidate)) { FinishReason = FinishOf(data, candidate), ModelId = (string?)data["modelVersion"] };
            // Each chunk counts from the beginning; the last one counts all.
            if (update.FinishReason is not null && data["usageMetadata"] is JsonObject usage)
                update.Contents.Add(new UsageContent(UsageOf(usage)));
            return update;
        }
        catch (Exception odd) when (odd is InvalidOperationException or FormatException)
        {
            throw Broken(odd);
        }
    }

    private static string TextOf(JsonNode? candidate) => string.Concat(
        (candidate?["content"]?["parts"] as JsonArray ?? []).OfType<JsonObject>().Where(p => (bool?)p["thought"] != true).Select(p => (string?)p["text"]));

    private static ChatFinishReason? FinishOf(JsonObject data, JsonNode? candidate)
    {
        if (data["promptFeedback"]?["blockReason"] is not null)
            return ChatFinishReason.ContentFilter;
        return (string?)candidate?["finishReason"] switch
        {
            null or "" or "FINISH_REASON_UNSPECIFIED" => null,
            "STOP" => ChatFinishReason.Stop,
            "MAX_TOKENS" => ChatFinishReason.Length,
            { } reason when Blocked.Contains(reason) => ChatFinishReason.ContentFilter,
            _ => throw Broken(null),
        };
    }

    private static UsageDetails UsageOf(JsonObject usage)
    {
        var thoughts = (long?)usage["thoughtsTokenCount"] ?? 0;
        return new UsageDetails
        {
            InputTokenCount = (long?)usage["promptTokenCount"] ?? 0,
            OutputTokenCount = ((long?)usage["candidatesTokenCount"] ?? 0) + thoughts,
            TotalTokenCount = (long?)usage["totalTokenCount"],
            ReasoningTokenCount = thoughts,
        };
    }

    private static FaultException Broken(Exception? inner) => inner?.InnerException as FaultException ?? FaultException.Transient(
        Problems.ProviderUnavailable(Phrase.Of("provider_unreachable", "Google cannot be reached, or broke off in the middle of its answer.", ("provider", "Google"))), inner: inner);
}
