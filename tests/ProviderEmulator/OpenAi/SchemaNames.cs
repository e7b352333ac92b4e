using System.Text.RegularExpressions;

namespace ProviderEmulator.OpenAi;

/// <summary>Names of structured outputs: up to 64 of letters, digits, dash and underscore.</summary>
internal static partial class SchemaNames
{
    public static bool IsValid(string name) => Form().IsMatch(name);

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex Form();
}
