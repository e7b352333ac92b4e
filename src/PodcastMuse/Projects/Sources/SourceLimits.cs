using System.Globalization;
using PodcastMuse.Kernel;

namespace PodcastMuse.Projects.Sources;

/// <summary>How much material an episode takes. Beyond a limit is a refusal, never a cut. Limits: design/production.md, "Script".</summary>
public static class SourceLimits
{
    /// <summary>Bytes of one file or fetched page.</summary>
    public const int FileBytes = 20_000_000;

    /// <summary>Sources of one episode.</summary>
    public const int Sources = 10;

    /// <summary>Characters of text of all sources together.</summary>
    public const int Characters = 1_000_000;

    /// <summary>Time to extract one file; a 600-page book takes a few seconds.</summary>
    public static readonly TimeSpan Extraction = TimeSpan.FromMinutes(2);

    /// <summary>Whether sources may be used together: null, or the refusal.</summary>
    public static Problem? Check(IReadOnlyCollection<SourceDocument> documents)
    {
        if (documents.Count > Sources)
            return Problems.SourceTooLarge(Phrase.Of("too_many_sources_given", $"{documents.Count} sources were given; an episode takes up to {Sources}. Leave some out, or join them into one file.", ("count", documents.Count), ("most", Sources)));
        return CheckCharacters(documents.Sum(document => (long)document.Characters));
    }

    /// <summary>Whether so many characters of text, all sources together, may be used: null, or the refusal.</summary>
    public static Problem? CheckCharacters(long characters) =>
        characters > Characters
            ? Problems.SourceTooLarge(Phrase.Of("sources_too_long", $"The sources hold {Number(characters)} characters together; an episode takes up to {Number(Characters)}. Leave some out, or split them over several episodes.", ("characters", characters), ("most", Characters)))
            : null;

    internal static ReadOutcome.Refused FileTooLarge(string name, long? bytes)
    {
        var size = bytes is { } known ? $" is {(known / 1_000_000.0).ToString("0.0", CultureInfo.InvariantCulture)} MB" : " is too large";
        return new(Problems.SourceTooLarge(Phrase.Of("source_too_big", $"'{name}'{size}; a source may have up to {FileBytes / 1_000_000} MB. Make it smaller (leave out pictures), or split it.", ("name", name), ("most", FileBytes / 1_000_000))));
    }

    internal static ReadOutcome.Refused TextTooLong(string name, long characters) =>
        new(Problems.SourceTooLarge(Phrase.Of("source_too_long", $"'{name}' holds {Number(characters)} characters; all sources together may hold {Number(Characters)}. Split it over several episodes.", ("name", name), ("characters", characters), ("most", Characters))));

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
