using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Projects;

/// <summary>A passage of a source, as a line of the script rests on it.</summary>
public sealed record PassageView(
    [property: Description("As lines of a script name it, such as s1.p12")] string Id,
    Guid SourceId,
    [property: Description("The source's title, else the file's name or the address")] string Source,
    string? Heading,
    [property: Description("From 1; only where the source has pages")] int? Page,
    string Text);

/// <summary>Finds the passages that lines of a script rest on.</summary>
public sealed class PassageShelf(IDbContextFactory<MuseDbContext> database)
{
    /// <summary>Ids of one request: more than any line rests on.</summary>
    public const int Most = 50;

    /// <summary>In the order of the sources; ids that name nothing, as those of a source that was removed, are left out.</summary>
    public async Task<IReadOnlyList<PassageView>> ReadAsync(Guid userId, Guid projectId, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var sources = db.Set<Source>().AsNoTracking().Where(s => s.ProjectId == projectId && s.UserId == userId).OrderBy(s => s.Position).AsAsyncEnumerable();
        var found = new List<PassageView>();
        await foreach (var source in sources.WithCancellation(cancellationToken))
        {
            found.AddRange(source.Passages.Where(passage => wanted.Contains(passage.Id))
                .Select(passage => new PassageView(passage.Id, source.Id, source.Title ?? source.Origin, passage.Heading, passage.Page, passage.Text)));
        }

        return found;
    }
}
