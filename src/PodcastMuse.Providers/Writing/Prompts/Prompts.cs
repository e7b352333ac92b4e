using System.Text.Json;
using System.Text.RegularExpressions;

namespace PodcastMuse.Providers.Writing.Prompts;

/// <summary>The words a language model is asked with: one embedded text a task, template, tone and language, with blanks to fill.</summary>
internal static partial class Prompts
{
    private static readonly Dictionary<string, string> Texts = Read("Writing.Prompts.", name => name.Replace("..", ".", StringComparison.Ordinal));
    private static readonly Dictionary<string, string> Schemas = Read("Writing.Schemas.", name => name);

    /// <summary>The text of that name. Blanks without a value vanish, and with them lines that held nothing else.</summary>
    public static string Of(string name, params ReadOnlySpan<(string Blank, string? Value)> values)
    {
        var filling = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (blank, value) in values)
            filling[blank] = value ?? "";
        // One pass: what a value holds is never taken for a blank.
        var filled = Blank().Replace(Texts[name], match => filling.GetValueOrDefault(match.Groups[1].Value, "").Trim());
        return EmptyLines().Replace(filled, "\n\n").Trim();
    }

    /// <summary>The first of the texts that exists.</summary>
    public static string Either(string name, string other, params ReadOnlySpan<(string Blank, string? Value)> values) =>
        Of(Texts.ContainsKey(name) ? name : other, values);

    /// <summary>The JSON schema of an answer, within what OpenAI's strict mode allows.</summary>
    public static JsonElement Schema(string name) => JsonElement.Parse(Schemas[name]);

    private static Dictionary<string, string> Read(string prefix, Func<string, string> named)
    {
        var assembly = typeof(Prompts).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(
            n => named(n)[prefix.Length..],
            n =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
                return reader.ReadToEnd();
            },
            StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\n[ \t]*(?:\n[ \t]*)+\n")]
    private static partial Regex EmptyLines();
}
