using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Production;
using PodcastMuse.Projects;
using PodcastMuse.Projects.Sources;
using PodcastMuse.Projects.Sources.Scripts;

namespace PodcastMuse.App.Make;

/// <summary>Finds the project that the same request made before, or makes it with its sources and starts its production.</summary>
internal sealed class MakeProject(
    IDbContextFactory<MuseDbContext> database, SourceReader reader, UserScriptReader scriptReader, SourceShelf sources, OwnScripts scripts, ProductionControl control, TimeProvider clock)
{
    private const int DefaultSpeakers = 2;

    internal abstract record Outcome
    {
        public sealed record Known(Guid ProjectId, Guid ProductionId) : Outcome;

        public sealed record Refused(Problem Problem) : Outcome;
    }

    public async Task<Outcome> FindOrCreateAsync(Guid userId, MakeRequest request, CancellationToken cancellationToken)
    {
        var (material, problem) = await MakeMaterial.ReadAsync(request, reader, scriptReader, cancellationToken);
        if (material is null)
            return new Outcome.Refused(problem!);
        if (await FindAsync(userId, material.Fingerprint, cancellationToken) is { } known)
            return known;
        var project = await CreateAsync(userId, request, material, cancellationToken);
        var (_, productionId) = await control.StartAsync(userId, project, SettingsOf(request, material), cancellationToken);
        return new Outcome.Known(project, productionId);
    }

    private async Task<Outcome.Known?> FindAsync(Guid userId, string fingerprint, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<EpisodeProduction>()
            .Where(p => db.Set<Project>().Any(x => x.Id == p.ProjectId && x.UserId == userId && x.Fingerprint == fingerprint))
            .OrderByDescending(p => p.CreatedAt)
            .Select(p => new Outcome.Known(p.ProjectId, p.Id))
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<Guid> CreateAsync(Guid userId, MakeRequest request, MakeMaterial material, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var project = new Project
        {
            Id = Ids.New(clock), UserId = userId, Title = request.Title!.Trim(), Description = request.Idea, Language = request.Language,
            TargetDurationMinutes = request.Minutes, VoiceGender = request.VoiceGender, VoiceTone = request.Tone, ScriptTemplate = request.Template,
            Fingerprint = material.Fingerprint, CreatedAt = now, UpdatedAt = now,
        };
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        // A run that was killed between the project and its production left a project without one: begin it anew.
        await db.Set<Project>().Where(p => p.UserId == userId && p.Fingerprint == material.Fingerprint).ExecuteDeleteAsync(cancellationToken);
        db.Add(project);
        db.AddRange(material.Sources.Select((source, i) => source switch
        {
            MaterialSource.File(var name, var document) => sources.OfDocument(userId, project.Id, i, "file", name, document, request.Language),
            MaterialSource.Address(var uri) => sources.OfAddress(userId, project.Id, i, uri),
            _ => throw new InvalidOperationException("Unknown source."),
        }));
        await db.SaveChangesAsync(cancellationToken);
        if (material.Script is { } script)
            await scripts.KeepAsync(userId, project.Id, SettingsOf(request, material), script, cancellationToken);
        return project.Id;
    }

    private static ProductionSettings SettingsOf(MakeRequest request, MakeMaterial material)
    {
        var names = material.Script?.Speakers ?? [];
        var count = names.Count > 0 ? names.Count : request.Speakers ?? (request.Template == "monologue" ? 1 : DefaultSpeakers);
        var speakers = Casting.DefaultSpeakers(count, request.VoiceGender, request.Language)
            .Select((speaker, i) => i < names.Count ? speaker with { Name = names[i] } : speaker).ToList();
        return request.ToSettings(request.Title!.Trim(), speakers, request.Minutes);
    }
}
