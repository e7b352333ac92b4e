using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Packages;
using PodcastMuse.Production.Steps;
using PodcastMuse.Projects;
using PodcastMuse.Storage;

namespace PodcastMuse.Production;

/// <summary>
/// Rebuilds a project from its package: the request, the sources' passages, the script, and the sound of every line under
/// its content address, so that lines which have not changed are not spoken again.
/// </summary>
public sealed class PackageImport(
    IDbContextFactory<MuseDbContext> database, ScriptShelf scripts, AssetShelf shelf, DataFolder folder, TimeProvider clock)
{
    /// <summary>The request as the package keeps it, each speaker asking for the voice that spoke.</summary>
    public static ProductionSettings SettingsOf(PackageManifest manifest)
    {
        var settings = BriefOf(manifest).Settings;
        var speakers = settings.Speakers.Zip(manifest.Episode.Speakers, (wish, speaker) => wish with { VoiceId = speaker.Voice.Id }).ToList();
        return settings with { Speakers = speakers };
    }

    /// <summary>Fills a new, empty project.</summary>
    public async Task FillAsync(Project project, PackageReader package, CancellationToken cancellationToken)
    {
        await using (var db = await database.CreateDbContextAsync(cancellationToken))
        {
            db.AddRange(SourcesOf(project, package.Manifest.Episode));
            await db.SaveChangesAsync(cancellationToken);
        }

        await KeepSoundAsync(project, package, cancellationToken);
        await scripts.SaveAsync(
            project.UserId,
            project.Id,
            BriefOf(package.Manifest).ScriptOrigin,
            package.Manifest.Episode.DurationSeconds,
            package.Manifest.Episode.Speakers.Select(s => new ScriptSpeaker(s.Name, s.Role, s.Voice.Gender)).ToList(),
            package.Manifest.Episode.Script.Select(c => new ScriptChapter(
                c.Title, c.Segments.Select(s => new ScriptLine(Ids.New(clock), s.Speaker, s.Text, s.PassageIds, s.Direction, s.Take)).ToList())).ToList(),
            notes: [],
            cancellationToken);
    }

    private static PackageBrief BriefOf(PackageManifest manifest)
    {
        try
        {
            return manifest.Episode.Brief.Deserialize<PackageBrief>(JsonColumn.Options) ?? throw new JsonException();
        }
        catch (JsonException unreadable)
        {
            throw FaultException.Permanent(
                Problems.InvalidInput("The package does not say what was asked for, so the episode cannot be rebuilt from it."), unreadable);
        }
    }

    /// <summary>Passages belong to the source their id names (<c>s2.p7</c>: the second).</summary>
    private IEnumerable<Source> SourcesOf(Project project, PackageManifestFacts episode) =>
        episode.Sources.Select((source, i) => new Source
        {
            Id = Ids.New(clock),
            UserId = project.UserId,
            ProjectId = project.Id,
            Position = i,
            Kind = source.Address is null ? "file" : "url",
            Origin = source.Address ?? source.Title,
            Title = source.Title,
            IsRead = true,
            Passages = episode.Passages.Where(p => p.Id.StartsWith($"s{i + 1}.", StringComparison.Ordinal))
                .Select(p => new SourcePassage(p.Id, p.Heading, p.Page, p.Text, p.Headings)).ToList(),
            CreatedAt = clock.GetUtcNow(),
        });

    private async Task KeepSoundAsync(Project project, PackageReader package, CancellationToken cancellationToken)
    {
        var scratch = folder.NewScratch("import");
        try
        {
            foreach (var segment in package.Manifest.Segments)
            {
                if (package.AudioOf(segment) is not { } path)
                    continue;
                var local = Path.Combine(scratch, Path.GetFileName(path));
                await package.ExtractAsync(path, local, cancellationToken);
                var seconds = package.Manifest.Files.First(f => f.Path == path).DurationSeconds;
                await shelf.PutAsync(project.UserId, project.Id, ProductionPlan.TtsGeneration, path, local, seconds, cancellationToken);
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }
}
