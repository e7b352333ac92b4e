using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI;
using PodcastMuse.Kernel;
using StreamedPiece = OpenAI.Chat.StreamingChatCompletionUpdate;

namespace PodcastMuse.Providers.OpenAi;

/// <summary>
/// OpenAI's chat, and any server that speaks it (Ollama, vLLM, llama.cpp): one that cannot hold its model to a schema is asked for
/// JSON, and one that cannot do that is told. Faults come in words for creators; nothing is sent twice here, which is the transport's
/// affair. Thread-safe: what it learns about its server may be learnt twice.
/// </summary>
public sealed class OpenAiChat : IChatClient
{
    private static readonly Uri Home = new("https://api.openai.com/v1");

    // Thinking models may be silent for minutes; who listens has a shorter patience of its own.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly IChatClient inner;
    private readonly string model;
    private readonly string who;
    private readonly bool isHome;
    private AnswerForm form;
    private bool isUnlimited;

    /// <param name="http">From the factory: it carries the limits and tries again.</param>
    /// <param name="key">The user's key; servers without keys take any.</param>
    /// <param name="baseUrl">The server's address with its version (<c>…/v1</c>); null for OpenAI itself.</param>
    /// <param name="model">As the server calls it.</param>
    /// <param name="name">Who it is, as people write it; null: OpenAI at its own address, elsewhere the server's.</param>
    public OpenAiChat(HttpClient http, Secret key, Uri? baseUrl, string model, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        var address = baseUrl ?? Home;
        isHome = address.Host.EndsWith("openai.com", StringComparison.OrdinalIgnoreCase);
        who = name ?? (isHome ? "OpenAI" : $"The language model's server at {address.Authority}");
        this.model = model;
        inner = new OpenAIClient(
            new ApiKeyCredential(key.Length == 0 ? "none" : key.Reveal()),
            new OpenAIClientOptions
            {
                Endpoint = address,
                Transport = new HttpClientPipelineTransport(http),
                RetryPolicy = new ClientRetryPolicy(0),
                NetworkTimeout = Patience,
            }).GetChatClient(model).AsIChatClient();
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatMessage[] asked = [.. messages];
        await using var updates = await OpenAsync(asked, options ?? new ChatOptions(), cancellationToken);
        var isFinished = false;
        do
        {
            var update = updates.Current;
            isFinished |= update.FinishReason is not null;
            // A refusal comes in a field of its own, and the stream then ends as if all were well.
            if (update.RawRepresentation is StreamedPiece { RefusalUpdate.Length: > 0 } refused)
                update.Contents.Add(new ErrorContent(refused.RefusalUpdate));
            yield return update;
        }
        while (await NextAsync(updates, cancellationToken));

        if (!isFinished)
            throw Broken(null);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => inner.GetService(serviceType, serviceKey);

    public void Dispose() => inner.Dispose();

    /// <summary>Sends the request, in a simpler form each time the server does not know the last one, up to the first update.</summary>
    private async Task<IAsyncEnumerator<ChatResponseUpdate>> OpenAsync(ChatMessage[] messages, ChatOptions options, CancellationToken cancellationToken)
    {
        while (true)
        {
            var tried = form;
            var (put, with) = AnswerForms.Put(messages, options, tried, tellSchema: !isHome);
            if (isUnlimited)
                (with = with.Clone()).MaxOutputTokens = null;
            var updates = inner.GetStreamingResponseAsync(put, with, cancellationToken).GetAsyncEnumerator(cancellationToken);
            try
            {
                return await NextAsync(updates, cancellationToken) ? updates : throw Broken(null);
            }
            catch (FaultException fault) when (fault.InnerException is ClientResultException refused && Simplify(refused, with, tried))
            {
                await updates.DisposeAsync();
            }
            catch
            {
                await updates.DisposeAsync();
                throw;
            }
        }
    }

    private bool Simplify(ClientResultException refused, ChatOptions options, AnswerForm tried)
    {
        var error = ErrorOf(refused);
        if (error.IsAboutLimit && options.MaxOutputTokens is not null)
            return isUnlimited = true;
        if (!error.IsAboutFormat || options.ResponseFormat is null)
            return false;
        // Another call may have learnt the same meanwhile.
        form = (AnswerForm)Math.Max((int)form, (int)tried + 1);
        return true;
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (ClientResultException refused) when (refused.Status != 0)
        {
            throw ErrorOf(refused).Explain(who, model, RetryAfter(refused.GetRawResponse()), refused);
        }
        catch (Exception fault) when (fault is not FaultException && !cancellationToken.IsCancellationRequested
            && fault is ClientResultException or HttpRequestException or IOException or OperationCanceledException or JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException)
        {
            // The transport explains what it gave up on in a fault of its own, which libraries wrap in theirs.
            for (var cause = fault.InnerException; cause is not null; cause = cause.InnerException)
            {
                if (cause is FaultException explained)
                    throw explained;
            }

            throw Broken(fault);
        }
    }

    private FaultException Broken(Exception? inner) =>
        FaultException.Transient(Problems.ProviderUnavailable(Phrase.Of("provider_unreachable", $"{who} cannot be reached, or broke off in the middle of its answer.", ("provider", who))), inner: inner);

    private static OpenAiError ErrorOf(ClientResultException refused) =>
        OpenAiError.Read(refused.Status, refused.GetRawResponse() is { } response ? response.Content.ToString() : refused.Message);

    private static TimeSpan? RetryAfter(PipelineResponse? response)
    {
        if (response is null)
            return null;
        if (response.Headers.TryGetValue("retry-after-ms", out var milliseconds) && double.TryParse(milliseconds, CultureInfo.InvariantCulture, out var exact) && exact is >= 0 and < 86_400_000)
            return TimeSpan.FromMilliseconds(exact);
        return response.Headers.TryGetValue("retry-after", out var text) && double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 86_400
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }
}
