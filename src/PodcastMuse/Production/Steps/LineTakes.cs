using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Projects;

namespace PodcastMuse.Production.Steps;

/// <summary>The sound of one line.</summary>
public sealed record LineTake(Guid SegmentId, AssetView Take);

/// <summary>Of each line of a script that was spoken as it stands, its sound; in the order of the lines.</summary>
public sealed record TakesInForce(IReadOnlyList<LineTake> Takes);

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
        var scripts = await ScriptsOf(db, userId, projectId).ToListAsync(cancellationToken);
        if (scripts.Count == 0 || scripts[0].Lines.All(line => line.Id != lineId))
            return null;
        var settings = await ProductionsOf(db, userId, projectId).Select(p => p.Settings).ToListAsync(cancellationToken);
        var said = scripts.SelectMany(script => script.Lines.Where(line => line.Id == lineId)).DistinctBy(line => (line.Speaker, line.Text, line.Take)).ToList();
        var endings = settings.SelectMany(asked => EndingsOf(userId, asked, said)).ToHashSet(StringComparer.Ordinal);
        var files = await assets.ListAsync(userId, projectId, cancellationToken);
        return [.. files.Where(file => file.Kind == Segment && endings.Contains(EndingOf(file.Path)))
            .OrderByDescending(file => file.CreatedAt).ThenByDescending(file => file.Id).DistinctBy(file => EndingOf(file.Path))];
    }

    /// <summary>
    /// Of each line of the user's script in force the sound of the words it has now, in the voices of the last production; lines that were
    /// not spoken so have none. Null where there is no script.
    /// </summary>
    public async Task<IReadOnlyList<LineTake>?> InForceAsync(Guid userId, Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await ScriptsOf(db, userId, projectId).FirstOrDefaultAsync(cancellationToken) is not { } script)
            return null;
        var last = await ProductionsOf(db, userId, projectId).OrderByDescending(p => p.CreatedAt).Select(p => p.Settings).FirstOrDefaultAsync(cancellationToken);
        if (last is null)
            return [];
        var files = await assets.ListAsync(userId, projectId, cancellationToken);
        var newest = files.Where(file => file.Kind == Segment).GroupBy(file => EndingOf(file.Path), StringComparer.Ordinal)
            .ToDictionary(alike => alike.Key, alike => alike.MaxBy(file => file.CreatedAt)!, StringComparer.Ordinal);
        List<ScriptLine> lines = [.. script.Lines];
        return [.. lines.Zip(EndingsOf(userId, last, lines)).Where(line => newest.ContainsKey(line.Second)).Select(line => new LineTake(line.First.Id, newest[line.Second]))];
    }

    private static IQueryable<EpisodeScript> ScriptsOf(MuseDbContext db, Guid userId, Guid projectId) =>
        db.Set<EpisodeScript>().AsNoTracking().Where(s => s.ProjectId == projectId && s.UserId == userId).OrderByDescending(s => s.Version);

    private static IQueryable<EpisodeProduction> ProductionsOf(MuseDbContext db, Guid userId, Guid projectId) =>
        db.Set<EpisodeProduction>().AsNoTracking().Where(p => p.ProjectId == projectId && p.UserId == userId);

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
