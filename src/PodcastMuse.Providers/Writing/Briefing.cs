using System.Globalization;
using PodcastMuse.Kernel;
using PodcastMuse.Language;
using PodcastMuse.Providers.Writing.Material;
using Asked = PodcastMuse.Providers.Writing.Prompts.Prompts;

namespace PodcastMuse.Providers.Writing;

/// <summary>What every question of one episode says alike: the rules for its form, tone, listeners and language, and who speaks.</summary>
internal sealed class Briefing(ScriptBrief brief)
{
    private const int LongestIdea = 8_000;

    public ScriptBrief Brief => brief;

    public string Instructions { get; } = Asked.Of(
        "system",
        ("template", Asked.Either($"templates.{brief.Template}", "templates.conversation")),
        ("company", Company(brief.Speakers.Count)),
        ("tone", Asked.Either($"tones.{brief.Tone.ToLowerInvariant()}", "tones.other", ("tone", OneLine(brief.Tone)))),
        ("audience", Asked.Of("audience", ("audience", string.IsNullOrWhiteSpace(brief.Audience) ? "everyone" : OneLine(brief.Audience)))),
        ("language", Asked.Either($"languages.{SpeechText.PrimaryTag(brief.Language)}", "languages.other", ("tongue", Tongue(brief.Language)))),
        ("grounding", Asked.Of(brief.Passages.Count > 0 ? "grounding" : "ungrounded")));

    public string Episode { get; } = Asked.Of(
        "episode",
        ("title", OneLine(brief.Title)),
        ("idea", string.IsNullOrWhiteSpace(brief.Idea) ? null : $"What it is about: {Start(brief.Idea.Trim())}"),
        ("speakers", string.Join('\n', brief.Speakers.Select((s, i) => string.Create(
            CultureInfo.InvariantCulture, $"{i + 1}. {OneLine(s.Name)}, {OneLine(s.Role)}, {(s.Voice.Gender == VoiceGender.Male ? "a man's" : "a woman's")} voice")))));

    public string Citing => brief.Passages.Count > 0 ? Asked.Of("citing") : "";

    /// <summary>Passages under a heading of their own; nothing where there are none.</summary>
    public static string Material(IReadOnlyList<Passage> passages) => passages.Count == 0 ? "" : "Source material:\n" + PassageText.Of(passages);

    /// <summary>Lines with their numbers and names, as a model is shown them.</summary>
    public string Script(IReadOnlyList<DraftSegment> lines) => string.Join('\n', lines.Select((line, i) => string.Create(
        CultureInfo.InvariantCulture, $"{i + 1}. {OneLine(brief.Speakers[line.Speaker].Name)}: {line.Text}{(line.PassageIds.Count > 0 ? $" [{string.Join(", ", line.PassageIds)}]" : "")}")));

    private static string Company(int speakers) => speakers switch
    {
        1 => Asked.Of("templates.solo"),
        2 => Asked.Of("templates.pair"),
        _ => Asked.Of("templates.group", ("speakers", speakers == 3 ? "three" : "four")),
    };

    private static string Tongue(string language)
    {
        try
        {
            return $"{CultureInfo.GetCultureInfo(language).EnglishName} ({language})";
        }
        catch (CultureNotFoundException)
        {
            return $"the language \"{OneLine(language)}\"";
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Start(string idea) => idea.Shorten(LongestIdea);
}
