using System.Text.Json.Nodes;
using ProviderEmulator.Wire;
using ProviderEmulator.Writing;

namespace ProviderEmulator.OpenAi;

/// <summary>What chat and responses share: reading messages, metering, the thinking of reasoning models.</summary>
internal static class OpenAiText
{
    /// <summary>Reasoning models bill some tokens that nobody sees.</summary>
    public const int ReasoningTokens = 64;

    public const string RefusalText = "I'm sorry, but I can't assist with that request.";

    /// <summary>The longest context of any model here, in tokens.</summary>
    private const int ContextTokens = 400_000;

    public static IReadOnlyList<PromptMessage> Messages(JsonArray messages) =>
    [
        .. messages.OfType<JsonObject>().Select(message => new PromptMessage(message["role"].Text() ?? "user", Content(message["content"]))),
    ];

    public static Reply? CheckContext(IReadOnlyList<PromptMessage> messages, string param) => Tokens.Count(messages) is var tokens && tokens > ContextTokens
        ? OpenAiDialect.BadRequest(
            $"This model's maximum context length is {ContextTokens} tokens. However, your messages resulted in {tokens} tokens. Please reduce the length of the messages.", param, "context_length_exceeded")
        : null;

    public static void Charge(Incoming call, OpenAiModel model, int promptTokens, int completionTokens, string meaning) => call.Charge(
        model.Id,
        "tokens",
        promptTokens + completionTokens,
        ((promptTokens * model.PriceIn) + (completionTokens * model.PriceOut)) / 1_000_000m,
        meaning);

    /// <summary>Deltas as tokenizers cut them, about three words each.</summary>
    public static IEnumerable<string> Deltas(string text)
    {
        const int size = 18;
        for (var at = 0; at < text.Length;)
        {
            var end = Math.Min(text.Length, at + size);
            if (end < text.Length && char.IsLowSurrogate(text[end]))
                end++;
            yield return text[at..end];
            at = end;
        }
    }

    private static string Content(JsonNode? content) => content switch
    {
        JsonArray parts => string.Concat(parts.OfType<JsonObject>().Select(part => part["text"].Text())),
        _ => content.Text() ?? "",
    };
}
