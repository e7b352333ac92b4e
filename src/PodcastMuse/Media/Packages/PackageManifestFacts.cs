using System.Text.Json;

namespace PodcastMuse.Media.Packages;

/// <summary>Who made what: <paramref name="Capability"/> is script, speech, image, video or seo.</summary>
public sealed record PackageProvider(string Capability, string Provider, string Model);

/// <summary>A voice as it spoke; enough to speak with it again.</summary>
public sealed record PackageVoice(
    string Provider,
    string Model,
    string Id,
    string Name,
    string Gender,
    string Language,
    double UnitsPerSecond,
    IReadOnlyDictionary<string, string> Settings);

/// <summary>Somebody heard in the episode.</summary>
public sealed record PackageSpeaker(string Name, string Role, PackageVoice Voice);

/// <summary>
/// A line of the script. <paramref name="ContentHash"/> is its content address; its audio, where the package has it, is
/// <see cref="PackagePaths.Segment"/> of index and hash.
/// </summary>
public sealed record PackageSegment(
    int Index,
    int Speaker,
    string Text,
    string ContentHash,
    IReadOnlyList<string> PassageIds,
    string? Direction = null,
    int Take = 0);

/// <summary>A chapter of the script and its lines in order.</summary>
public sealed record PackageChapter(string Title, IReadOnlyList<PackageSegment> Segments);

/// <summary>A source as the creator gave it; <paramref name="Address"/> is its URL, null where it has none.</summary>
public sealed record PackageSource(string Title, string? Address = null);

/// <summary>A passage the script rests on; <paramref name="Headings"/> is the whole chain it stands under, highest first.</summary>
public sealed record PackagePassage(
    string Id, string SourceTitle, string Text, string? Heading = null, int? Page = null, IReadOnlyList<string>? Headings = null);

/// <summary>
/// All the manifest says that the files do not say themselves; enough to rebuild the project. <paramref name="Brief"/> is the creator's
/// request as the engine wrote it, kept word for word. Times are part of the input: the same facts give the same bytes.
/// </summary>
public sealed record PackageManifestFacts(
    string EpisodeId,
    string Title,
    string Description,
    string Language,
    DateTimeOffset MadeAt,
    double DurationSeconds,
    string Generator,
    IReadOnlyList<PackageProvider> Providers,
    IReadOnlyList<PackageSpeaker> Speakers,
    IReadOnlyList<PackageChapter> Script,
    IReadOnlyList<PackageSource> Sources,
    IReadOnlyList<PackagePassage> Passages,
    JsonElement Brief);
