using PodcastMuse.Kernel;
using PodcastMuse.Projects.Sources;

namespace PodcastMuse.App.Make;

/// <summary>What <c>muse make</c> accepts. The first thing wrong is told in one line, before anything is read or written.</summary>
internal static class MakeRules
{
    public const int MostMinutes = 180;

    private const int MostTitle = 255;
    private const int MostIdea = 20_000;
    private const int MostSpeakers = 4;

    public static readonly string[] Templates = ["storytelling", "interview", "educational", "conversation", "news_brief", "debate", "monologue"];
    public static readonly string[] Tones = ["professional", "friendly", "casual", "energetic", "calm", "humorous"];

    private static readonly string[] Languages = ["en", "th"];
    private static readonly string[] Genders = ["female", "male"];

    public static Problem? Check(MakeRequest request, IReadOnlyList<string> styles, IReadOnlyList<string> motions, IReadOnlyList<string> beds) =>
        Problems(request, styles, motions, beds).FirstOrDefault() is { } detail ? Kernel.Problems.InvalidInput(detail) : null;

    private static IEnumerable<string> Problems(
        MakeRequest request, IReadOnlyList<string> styles, IReadOnlyList<string> motions, IReadOnlyList<string> beds)
    {
        if (request.From is null && string.IsNullOrWhiteSpace(request.Title))
            yield return "A title is needed: --title \"…\".";
        if (request.Title is { } title && (title.Length > MostTitle || title.Any(char.IsControl)))
            yield return $"The title must be one line of at most {MostTitle} characters.";
        if (request.Idea?.Length > MostIdea)
            yield return $"The idea is longer than {MostIdea:N0} characters. Put it in a file and give it with --source.";
        if (request.From is null && request.Script is null && request.Sources.Count == 0 && string.IsNullOrWhiteSpace(request.Idea))
            yield return "There is nothing to speak of yet. Give --idea, --source, --script or --from.";
        if (request.From is not null && (request.Script is not null || request.Sources.Count > 0 || request.Idea is not null))
            yield return "--from rebuilds an episode as it was; it goes without --idea, --source and --script.";
        if (request.Minutes is < 1 or > MostMinutes)
            yield return $"--minutes must be from 1 to {MostMinutes}; {request.Minutes} was given.";
        if (request.Speakers is < 1 or > MostSpeakers)
            yield return $"--speakers must be from 1 to {MostSpeakers}; {request.Speakers} was given.";
        if (request.Sources.Count > SourceLimits.Sources)
            yield return $"At most {SourceLimits.Sources} sources can be read at once; {request.Sources.Count} were given.";
        foreach (var (name, value, allowed) in Choices(request, styles, motions, beds))
        {
            if (!allowed.Contains(value))
                yield return $"{name} '{value}' is not known. Choose one of: {string.Join(", ", allowed)}.";
        }

        if (request.Provider == "byok")
            yield return "Providers with your own keys are not part of this version yet. Use --provider built-in.";
    }

    private static IEnumerable<(string Name, string Value, IReadOnlyList<string> Allowed)> Choices(
        MakeRequest request, IReadOnlyList<string> styles, IReadOnlyList<string> motions, IReadOnlyList<string> beds) =>
    [
        ("--language", request.Language, Languages),
        ("--template", request.Template, Templates),
        ("--tone", request.Tone, Tones),
        ("--voice-gender", request.VoiceGender, Genders),
        ("--image-style", request.ImageStyle, styles),
        ("--motion", request.Motion, [.. motions, "none"]),
        ("--music", request.Music, [.. beds, "none"]),
        ("--provider", request.Provider, ["built-in", "byok"]),
    ];
}
