using System.Collections;

namespace PodcastMuse.App.Settings;

/// <summary>The environment of this process, over a <c>.env</c> file in the current folder.</summary>
internal static class SettingsSource
{
    public static IReadOnlyDictionary<string, string> Load()
    {
        var values = new Dictionary<string, string>(File.Exists(".env") ? Parse(File.ReadAllText(".env")) : []);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
            values[(string)entry.Key] = (string?)entry.Value ?? "";
        return values;
    }

    /// <summary>Lines of NAME=value; # begins a comment line; quotes around a value are taken off; "export " before a name is allowed.</summary>
    public static Dictionary<string, string> Parse(string text)
    {
        var values = new Dictionary<string, string>();
        foreach (var line in text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith('#')))
        {
            if (line.Split('=', 2) is not [var name, var value])
                continue;
            value = value.Trim();
            if (value.Length >= 2 && value[0] == value[^1] && value[0] is '"' or '\'')
                value = value[1..^1];
            values[name.Replace("export ", "", StringComparison.Ordinal).Trim()] = value;
        }

        return values;
    }
}
