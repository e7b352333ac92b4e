using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PodcastMuse.Tests.Providers.Writing;

/// <summary>
/// Another model's answers, spoiled in the ways models spoil them. <c>spoil</c> gets the form of the answer (outline, lines …), which
/// one of its form it is (from 0) and the text; null cuts the stream off before its end.
/// </summary>
internal sealed class SpoiledChat(IChatClient inner, Func<string, int, string, string?> spoil) : DelegatingChatClient(inner)
{
    private readonly Dictionary<string, int> counts = [];

    public List<(string Form, IReadOnlyList<ChatMessage> Messages, ChatOptions Options)> Asked { get; } = [];

    public ChatFinishReason Finish { get; set; } = ChatFinishReason.Stop;

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var form = ((ChatResponseFormatJson)options!.ResponseFormat!).SchemaName!;
        ChatMessage[] asked = [.. messages];
        Asked.Add((form, asked, options));
        var answer = await base.GetStreamingResponseAsync(asked, options, cancellationToken).ToChatResponseAsync(cancellationToken);
        var place = counts.TryGetValue(form, out var before) ? before + 1 : 0;
        counts[form] = place;
        var text = spoil(form, place, answer.Text);
        foreach (var piece in (text ?? answer.Text[..(answer.Text.Length / 2)]).Chunk(50))
            yield return new ChatResponseUpdate(ChatRole.Assistant, new string(piece));
        yield return new ChatResponseUpdate(ChatRole.Assistant, "") { FinishReason = text is null ? ChatFinishReason.Length : Finish };
    }
}
