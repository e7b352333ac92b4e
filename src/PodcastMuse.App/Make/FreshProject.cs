using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Production;
using PodcastMuse.Production.Orders;
using PodcastMuse.Projects;

namespace PodcastMuse.App.Make;

/// <summary>Makes the project of a request that was not made before: from its material, or from a package.</summary>
internal sealed class FreshProject(
    IDbContextFactory<MuseDbContext> database, SourceShelf sources, OwnScripts scripts, PackageImport import, TimeProvider clock)
{
    public async Task<(Guid ProjectId, ProductionSettings Settings)> CreateAsync(
        Guid userId, MakeRequest request, EpisodeOrder order, MakeMaterial material, CancellationToken cancellationToken)
    {
        var settings = order.ToSettings(material.Script?.Speakers ?? []);
        var project = ProjectOf(userId, settings, material.Fingerprint);
        await using var db = await OpenAsync(project, cancellationToken);
        db.AddRange(material.Sources.Select((source, i) => source switch
        {
            MaterialSource.File(var name, var document) => sources.OfDocument(userId, project.Id, i, "file", name, document, request.Language),
            MaterialSource.Address(var uri) => sources.OfAddress(userId, project.Id, i, uri),
            _ => throw new InvalidOperationException("Unknown source."),
        }));
        await db.SaveChangesAsync(cancellationToken);
        if (material.Script is { } script)
            await scripts.KeepAsync(userId, project.Id, settings, script, cancellationToken);
        return (project.Id, settings);
    }

    public async Task<(Guid ProjectId, ProductionSettings Settings)> RebuildAsync(
        Guid userId, MakeRequest request, string fingerprint, CancellationToken cancellationToken)
    {
        await using var package = await Media.Packages.PackageReader.OpenAsync(request.From!, cancellationToken);
        var kept = PackageImport.SettingsOf(package.Manifest);
        var settings = kept with { Title = request.Title?.Trim() ?? kept.Title };
        var project = ProjectOf(userId, settings, fingerprint);
        await using (var db = await OpenAsync(project, cancellationToken))
            await db.SaveChangesAsync(cancellationToken);
        await import.FillAsync(project, package, cancellationToken);
        return (project.Id, settings);
    }

    /// <summary>A run that was killed between a project and its production left a project without one: it is begun anew.</summary>
    private async Task<MuseDbContext> OpenAsync(Project project, CancellationToken cancellationToken)
    {
        var db = await database.CreateDbContextAsync(cancellationToken);
        await db.Set<Project>().Where(p => p.UserId == project.UserId && p.Fingerprint == project.Fingerprint).ExecuteDeleteAsync(cancellationToken);
        db.Add(project);
        return db;
    }

    private Project ProjectOf(Guid userId, ProductionSettings settings, string fingerprint)
    {
        var now = clock.GetUtcNow();
        return new Project
        {
            Id = Ids.New(clock),
            UserId = userId,
            Title = settings.Title,
            Description = settings.Idea,
            Language = settings.Language,
            TargetDurationMinutes = (int?)settings.Minutes,
            VoiceGender = settings.VoiceGender,
            VoiceTone = settings.Tone,
            ScriptTemplate = settings.Template,
            Fingerprint = fingerprint,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }
}
