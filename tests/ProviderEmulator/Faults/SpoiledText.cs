using System.Text.Json;
using System.Text.Json.Nodes;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Faults;

/// <summary>Damages what a language model wrote, in the ways that language models do.</summary>
internal static class SpoiledText
{
    public static string Spoil(string text, FaultSet faults)
    {
        foreach (var fault in faults.Faults)
        {
            text = fault.Kind switch
            {
                FaultKind.GivenText => fault.Text ?? "",
                FaultKind.EmptyText => "",
                FaultKind.Prose => "Certainly! Before I write this, could you tell me a little more about the listeners you have in mind?",
                FaultKind.BrokenJson => text.Length > 20 ? text[..^10].Replace("\":", "\"", StringComparison.Ordinal) : "{",
                FaultKind.LengthStop => text[..Whole(text, (int)(text.Length * (fault.Factor ?? 0.6)))],
                FaultKind.Fenced => $"```json\n{text}\n```",
                FaultKind.Thinking => "<think>\nThe user wants a script. Let me plan: first an opening, then the facts. I must not forget the word budget.\n</think>\n" + text,
                FaultKind.SchemaViolation => Violate(text),
                _ => text,
            };
        }

        return text;
    }

    private static int Whole(string text, int length) => length > 0 && length < text.Length && char.IsLowSurrogate(text[length]) ? length - 1 : length;

    /// <summary>The largest property under a name nobody asked for, and a number where a text was due.</summary>
    private static string Violate(string text)
    {
        try
        {
            if (JsonNode.Parse(text) is not JsonObject document || document.Count == 0)
                return text;
            var name = document.MaxBy(property => WireJson.Write(property.Value).Length).Key;
            document["result_" + name] = 42;
            document.Remove(name);
            return WireJson.Write(document);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
