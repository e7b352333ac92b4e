using System.Text.Json;
using PodcastMuse.Data;
using PodcastMuse.Media.Packages;
using PodcastMuse.Media.Timelines;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Steps;

/// <summary>The creator's request as the manifest keeps it, to rebuild the project from.</summary>
internal sealed record PackageBrief(ProductionSettings Settings, string ScriptOrigin);

/// <summary>What the manifest says of an episode.</summary>
internal static class PackageFacts
{
    private const string Generator = "Podcast Muse";

    public static PackageManifestFacts Of(StepContext context, EpisodeRecord episode, Timeline timeline, IReadOnlyList<PackageProvider> makers)
    {
        var settings = context.Settings;
        var calls = LineCall.Of(episode.Script, episode.Cast, settings.Language);
        return new PackageManifestFacts(
            episode.Facts.Id,
            episode.Facts.Title,
            episode.Facts.Description,
            settings.Language,
            episode.Facts.MadeAt,
            timeline.Duration.TotalSeconds,
            Generator,
            [.. makers, .. episode.Cast.Select(s => new PackageProvider("speech", s.Voice.Provider, s.Voice.Model)).Distinct()],
            episode.Cast.Select(SpeakerOf).ToList(),
            ChaptersOf(episode, calls),
            episode.Facts.Sources.Select(s => new PackageSource(s.Title, s.Address)).ToList(),
            episode.Sources.SelectMany(s => s.Passages.Select(p => new PackagePassage(p.Id, s.Title ?? s.Origin, p.Text, p.Heading, p.Page, p.Headings))).ToList(),
            JsonSerializer.SerializeToElement(new PackageBrief(settings with { SourceIds = null, Anew = false, TextsTake = null }, episode.Script.Origin), JsonColumn.Options));
    }

    private static PackageSpeaker SpeakerOf(Speaker speaker) => new(
        speaker.Name,
        speaker.Role,
        new PackageVoice(
            speaker.Voice.Provider, speaker.Voice.Model, speaker.Voice.Id, speaker.Voice.Name,
            speaker.Voice.Gender == VoiceGender.Male ? "male" : "female", speaker.Voice.Language, speaker.Voice.UnitsPerSecond, speaker.Voice.Settings));

    private static List<PackageChapter> ChaptersOf(EpisodeRecord episode, IReadOnlyList<LineCall> calls)
    {
        var next = 0;
        return episode.Script.Chapters.Select(chapter => new PackageChapter(
            chapter.Title,
            chapter.Lines.Select(line =>
            {
                var index = next++;
                return new PackageSegment(index, line.Speaker, line.Text, calls[index].Call.Hash, line.PassageIds, line.Direction, line.Take);
            }).ToList())).ToList();
    }
}
