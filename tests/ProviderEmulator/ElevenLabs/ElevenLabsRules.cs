using System.Text.Json;
using System.Text.Json.Nodes;
using ProviderEmulator.Wire;

namespace ProviderEmulator.ElevenLabs;

/// <summary>What FastAPI refuses of a body: missing fields, wrong types, numbers out of range. Unknown fields are ignored, as there.</summary>
internal static class ElevenLabsRules
{
    private const int MostRequestIds = 3;

    public static IReadOnlyList<(string Field, string Type, string Message)> CheckSpeech(JsonObject body)
    {
        var wrong = new List<(string, string, string)>();
        CheckText(body, "text", true, wrong);
        foreach (var name in (string[])["model_id", "language_code", "previous_text", "next_text"])
            CheckText(body, name, false, wrong);
        CheckSettings(body.Child("voice_settings"), "voice_settings", wrong);
        CheckSeed(body, wrong);
        foreach (var name in (string[])["previous_request_ids", "next_request_ids"])
        {
            if (body[name] is JsonArray { Count: > MostRequestIds })
                wrong.Add((name, "too_long", $"List should have at most {MostRequestIds} items"));
        }

        CheckNormalization(body, wrong);
        return wrong;
    }

    public static IReadOnlyList<(string Field, string Type, string Message)> CheckDialogue(JsonObject body)
    {
        var wrong = new List<(string, string, string)>();
        if (body["inputs"] is not JsonArray { Count: > 0 } inputs)
            return [("inputs", "missing", "Field required")];
        for (var i = 0; i < inputs.Count; i++)
        {
            if (inputs[i] is not JsonObject input)
            {
                wrong.Add(($"inputs.{i}", "model_type", "Input should be a valid dictionary"));
                continue;
            }

            CheckText(input, "text", true, wrong, $"inputs.{i}.");
            CheckText(input, "voice_id", true, wrong, $"inputs.{i}.");
        }

        if (body.Child("settings")?["stability"].Number() is { } stability && stability is not (0 or 0.5 or 1))
            wrong.Add(("settings.stability", "value_error", "Value error, stability must be one of 0.0, 0.5, 1.0"));
        CheckSeed(body, wrong);
        CheckNormalization(body, wrong);
        return wrong;
    }

    private static void CheckText(JsonObject body, string name, bool isRequired, List<(string, string, string)> wrong, string path = "")
    {
        if (!body.ContainsKey(name) && isRequired)
            wrong.Add((path + name, "missing", "Field required"));
        else if (body.ContainsKey(name) && body[name].Text() is null && (isRequired || !body[name].IsNull()))
            wrong.Add((path + name, "string_type", "Input should be a valid string"));
    }

    private static void CheckSettings(JsonObject? settings, string path, List<(string, string, string)> wrong)
    {
        foreach (var (name, least, most) in ((string, double, double)[])[("stability", 0, 1), ("similarity_boost", 0, 1), ("style", 0, 1), ("speed", 0.7, 1.2)])
        {
            if (settings?[name] is not { } value || value.IsNull())
                continue;
            if (value.Number() is not { } number)
                wrong.Add(($"{path}.{name}", "float_parsing", "Input should be a valid number"));
            else if (number < least || number > most)
                wrong.Add(($"{path}.{name}", number < least ? "greater_than_equal" : "less_than_equal", $"Input should be {(number < least ? $"greater than or equal to {least}" : $"less than or equal to {most}")}"));
        }

        if (settings?["use_speaker_boost"] is { } boost && !boost.IsNull() && boost.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            wrong.Add(($"{path}.use_speaker_boost", "bool_type", "Input should be a valid boolean"));
    }

    private static void CheckSeed(JsonObject body, List<(string, string, string)> wrong)
    {
        if (!body["seed"].IsNull() && body["seed"].Number() is not >= 0 and <= uint.MaxValue)
            wrong.Add(("seed", "int_parsing", "Input should be a valid integer between 0 and 4294967295"));
    }

    private static void CheckNormalization(JsonObject body, List<(string, string, string)> wrong)
    {
        if (!body["apply_text_normalization"].IsNull() && body["apply_text_normalization"].Text() is not ("auto" or "on" or "off"))
            wrong.Add(("apply_text_normalization", "enum", "Input should be 'auto', 'on' or 'off'"));
    }
}
