using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Projects;

namespace PodcastMuse.Production.Steps;

/// <summary>
/// Every sound that was ever made for a line, wherever it stood: files are found by what was spoken, so they follow the line when it is
/// moved, split or merged.
/// </summary>
internal sealed class LineTakes(IDbContextFactory<MuseDbContext> database, Studio studio, AssetAddresses assets)
{
    private const string Segment = "segment";

    /// <summary>The newest first, each sound once; null where the user's script in force has no such line.</summary>
    public async Task<IReadOnlyList<AssetView>?> OfAsync(Guid userId, Guid projectId, Guid lineId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var scripts = await db.Set<EpisodeScript>().AsNoTracking().Where(s => s.ProjectId == projectId && s.UserId == userId)
            .OrderByDescending(s => s.Version).ToListAsync(cancellationToken);
        if (scripts.Count == 0 || scripts[0].Lines.All(line => line.Id != lineId))
            return null;
        var settings = await db.Set<EpisodeProduction>().AsNoTracking().Where(p => p.ProjectId == projectId && p.UserId == userId)
            .Select(p => p.Settings).ToListAsync(cancellationToken);
        var said = scripts.SelectMany(script => script.Lines.Where(line => line.Id == lineId)).DistinctBy(line => (line.Speaker, line.Text, line.Take)).ToList();
        var endings = settings.SelectMany(asked => EndingsOf(userId, asked, said)).ToHashSet(StringComparer.Ordinal);
        var files = await assets.ListAsync(userId, projectId, cancellationToken);
        return [.. files.Where(file => file.Kind == Segment && endings.Contains(EndingOf(file.Path)))
            .OrderByDescending(file => file.CreatedAt).ThenByDescending(file => file.Id).DistinctBy(file => EndingOf(file.Path))];
    }

    private List<string> EndingsOf(Guid userId, ProductionSettings settings, IReadOnlyList<ScriptLine> said)
    {
        using var speech = studio.Speech(userId, settings);
        var voices = speech.Bare.VoicesFor(settings.Language);
        if (voices.Count == 0)
            return [];
        var cast = Casting.Cast(settings.Speakers, speech.Bare.Provider, voices, settings.Language);
        return [.. said.Select(line => EndingOf(LineCall.PathOf(line, cast, settings.Language)))];
    }

    /// <summary>What a file's name says of its content: all but the line's place when it was spoken.</summary>
    private static string EndingOf(string path) => path[(path.LastIndexOf('-') + 1)..];
}
