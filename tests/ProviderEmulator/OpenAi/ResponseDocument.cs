using System.Text;
using System.Text.Json.Nodes;
using ProviderEmulator.Faults;
using ProviderEmulator.Wire;
using ProviderEmulator.Writing;

namespace ProviderEmulator.OpenAi;

/// <summary>One response, as a whole object and as the events that build it up: no <c>[DONE]</c>, every event numbered.</summary>
internal sealed class ResponseDocument(IdSource ids, DateTimeOffset now, OpenAiModel model, JsonObject request, TextAnswer answer, int reasoning, bool isRefused)
{
    private readonly string _id = "resp_" + ids.Hex(50);
    private readonly string _message = "msg_" + ids.Hex(50);
    private readonly string _thought = "rs_" + ids.Hex(50);

    public JsonObject Finished() => Whole(answer.IsCut ? "incomplete" : "completed", Output());

    public string Stream(FaultSet faults)
    {
        var events = new StringBuilder();
        var number = 0;
        Send("response.created", new() { ["response"] = Whole("in_progress", []) });
        Send("response.in_progress", new() { ["response"] = Whole("in_progress", []) });
        var place = 0;
        if (reasoning > 0)
        {
            Send("response.output_item.added", new() { ["output_index"] = 0, ["item"] = Thought() });
            Send("response.output_item.done", new() { ["output_index"] = 0, ["item"] = Thought() });
            place = 1;
        }

        var kind = isRefused ? "refusal" : "output_text";
        Send("response.output_item.added", new() { ["output_index"] = place, ["item"] = Message("in_progress", []) });
        Send("response.content_part.added", At(place, new() { ["part"] = Part("") }));
        var sent = 0;
        foreach (var delta in OpenAiText.Deltas(answer.Text))
        {
            if (faults.Has(FaultKind.StreamEnd) && sent >= answer.Text.Length / 2)
                return events.ToString();
            if (faults.Has(FaultKind.StreamError) && sent >= answer.Text.Length / 2)
            {
                Send("error", new() { ["code"] = "server_error", ["message"] = "The server had an error while processing your request. Sorry about that!", ["param"] = null });
                return events.ToString();
            }

            var fields = new JsonObject { ["delta"] = delta };
            if (!isRefused)
                fields["logprobs"] = new JsonArray();
            Send($"response.{kind}.delta", At(place, fields));
            sent += delta.Length;
        }

        Send($"response.{kind}.done", At(place, new() { [isRefused ? "refusal" : "text"] = answer.Text }));
        Send("response.content_part.done", At(place, new() { ["part"] = Part(answer.Text) }));
        Send("response.output_item.done", new() { ["output_index"] = place, ["item"] = Message(answer.IsCut ? "incomplete" : "completed", [Part(answer.Text)]) });
        Send(answer.IsCut ? "response.incomplete" : "response.completed", new() { ["response"] = Finished() });
        return events.ToString();

        void Send(string type, JsonObject fields)
        {
            var data = new JsonObject { ["type"] = type, ["sequence_number"] = number++ };
            foreach (var (name, value) in fields)
                data[name] = value?.DeepClone();
            events.Append("event: ").Append(type).Append("\ndata: ").Append(WireJson.Write(data)).Append("\n\n");
        }
    }

    private JsonObject At(int place, JsonObject fields)
    {
        var at = new JsonObject { ["item_id"] = _message, ["output_index"] = place, ["content_index"] = 0 };
        foreach (var (name, value) in fields)
            at[name] = value?.DeepClone();
        return at;
    }

    private JsonArray Output()
    {
        var message = Message(answer.IsCut ? "incomplete" : "completed", [Part(answer.Text)]);
        return reasoning > 0 ? [Thought(), message] : [message];
    }

    private JsonObject Thought() => new() { ["id"] = _thought, ["type"] = "reasoning", ["summary"] = new JsonArray() };

    private JsonObject Message(string status, JsonArray content) =>
        new() { ["id"] = _message, ["type"] = "message", ["status"] = status, ["role"] = "assistant", ["content"] = content };

    private JsonObject Part(string text) => isRefused
        ? new() { ["type"] = "refusal", ["refusal"] = text }
        : new() { ["type"] = "output_text", ["annotations"] = new JsonArray(), ["logprobs"] = new JsonArray(), ["text"] = text };

    private JsonObject Whole(string status, JsonArray output)
    {
        var isOver = status != "in_progress";
        return new()
        {
            ["id"] = _id,
            ["object"] = "response",
            ["created_at"] = now.ToUnixTimeSeconds(),
            ["status"] = status,
            ["background"] = false,
            ["billing"] = new JsonObject { ["payer"] = "openai" },
            ["completed_at"] = status == "completed" ? now.ToUnixTimeSeconds() : null,
            ["error"] = null,
            ["incomplete_details"] = status == "incomplete" ? new JsonObject { ["reason"] = "max_output_tokens" } : null,
            ["instructions"] = request["instructions"]?.DeepClone(),
            ["max_output_tokens"] = request["max_output_tokens"]?.DeepClone(),
            ["model"] = model.Dated,
            ["output"] = output,
            ["parallel_tool_calls"] = true,
            ["previous_response_id"] = null,
            ["reasoning"] = new JsonObject { ["effort"] = request.Child("reasoning")?["effort"]?.DeepClone(), ["summary"] = null },
            ["service_tier"] = "default",
            ["store"] = request["store"].Flag() ?? true,
            ["temperature"] = request["temperature"]?.DeepClone() ?? 1.0,
            ["text"] = new JsonObject { ["format"] = Format(), ["verbosity"] = "medium" },
            ["tool_choice"] = "auto",
            ["tools"] = new JsonArray(),
            ["top_logprobs"] = 0,
            ["top_p"] = request["top_p"]?.DeepClone() ?? 1.0,
            ["truncation"] = "disabled",
            ["usage"] = isOver ? Usage() : null,
            ["user"] = null,
            ["metadata"] = request["metadata"]?.DeepClone() ?? new JsonObject(),
        };
    }

    private JsonObject Format()
    {
        if (request.Child("text")?["format"]?.DeepClone() is not JsonObject format)
            return new() { ["type"] = "text" };
        if (format["type"].Text() == "json_schema")
        {
            format.TryAdd("description", null);
            format.TryAdd("strict", true);
        }

        return format;
    }

    private JsonObject Usage() => new()
    {
        ["input_tokens"] = answer.PromptTokens,
        ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = 0 },
        ["output_tokens"] = answer.CompletionTokens + reasoning,
        ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = reasoning },
        ["total_tokens"] = answer.PromptTokens + answer.CompletionTokens + reasoning,
    };
}
