using System.Collections.Concurrent;
using System.Text.Json;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// The studio's own words: greetings, questions, reactions … per language, template and register, one embedded file per idea. None makes a claim about
/// a topic. Keys of a file: a template, a template with ".solo" for one speaker, "shared" or "solo".
/// </summary>
internal sealed class PhraseBank
{
    private static readonly ConcurrentDictionary<string, PhraseBank> Loaded = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Dictionary<string, Dictionary<string, string[]>>> ideas;

    private PhraseBank(string language)
    {
        var prefix = $"Writing.Phrases.{language}";
        var assembly = typeof(PhraseBank).Assembly;
        ideas = assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(
            n => n[prefix.Length..^".json".Length].TrimStart('.', '/'),
            n => JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string[]>>>(assembly.GetManifestResourceStream(n)!)!,
            StringComparer.Ordinal);
    }

    public IEnumerable<string> Ideas => ideas.Keys;

    public static PhraseBank For(string language) => Loaded.GetOrAdd(language, l => new PhraseBank(l));

    /// <summary>Every phrase of an idea with its register.</summary>
    public IEnumerable<(string Text, string Register)> All(string idea) => ideas[idea].Values.SelectMany(r => r.SelectMany(p => p.Value.Select(t => (t, p.Key))));

    /// <summary>Whether a text is one of the studio's own, whatever the template.</summary>
    public bool Has(string idea, string text) => ideas.ContainsKey(idea) && All(idea).Any(p => p.Text == text);

    /// <summary>Phrases for an idea, in tiers: the template's own first, then those all templates share. Register "any" suits every tone.</summary>
    public IReadOnlyList<IReadOnlyList<(string Text, string Register)>> Tiers(string idea, string template, bool solo)
    {
        if (!ideas.TryGetValue(idea, out var keys))
            return [];
        string[] wanted = solo ? [template + ".solo", "solo"] : [template, "shared"];
        return [.. wanted.Where(keys.ContainsKey).Select(k => keys[k].SelectMany(r => r.Value.Select(t => (t, r.Key))).ToArray())];
    }
}
