using Microsoft.Extensions.AI;

namespace PodcastMuse.Providers.OpenAi;

/// <summary>How a server is made to answer in JSON, from the strictest to none; each next one asks less of the server and more of the model.</summary>
internal enum AnswerForm
{
    /// <summary>The server holds the answer to the schema.</summary>
    Schema,

    /// <summary>The server holds the answer to be JSON; the schema is told.</summary>
    Json,

    /// <summary>Only told.</summary>
    Words,
}

/// <summary>Puts a request into the form that a server understands.</summary>
internal static class AnswerForms
{
    /// <param name="messages">The request.</param>
    /// <param name="options">With a schema, or without one; then nothing changes.</param>
    /// <param name="form">What the server understands.</param>
    /// <param name="tellSchema">Whether the schema is told in words too: some servers take a schema and ignore it.</param>
    public static (IReadOnlyList<ChatMessage> Messages, ChatOptions Options) Put(IEnumerable<ChatMessage> messages, ChatOptions options, AnswerForm form, bool tellSchema)
    {
        if (options.ResponseFormat is not ChatResponseFormatJson { Schema: { } schema })
            return ([.. messages], options);
        var put = options.Clone();
        put.ResponseFormat = form switch { AnswerForm.Schema => options.ResponseFormat, AnswerForm.Json => ChatResponseFormat.Json, _ => null };
        if (form == AnswerForm.Schema)
            (put.AdditionalProperties ??= [])["strict"] = true;
        if (form == AnswerForm.Schema && !tellSchema)
            return ([.. messages], put);
        var told = new ChatMessage(ChatRole.System, $"Your answer is one JSON object that fits this JSON schema, without fences:\n{schema.GetRawText()}");
        ChatMessage[] all = [.. messages];
        var place = Array.FindLastIndex(all, m => m.Role == ChatRole.System) + 1;
        // Some servers take one system message only.
        return place > 0
            ? ([.. all[..(place - 1)], new ChatMessage(ChatRole.System, all[place - 1].Text + "\n\n" + told.Text), .. all[place..]], put)
            : ([told, .. all], put);
    }
}
