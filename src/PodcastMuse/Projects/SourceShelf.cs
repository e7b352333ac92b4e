using PodcastMuse.Kernel;
using PodcastMuse.Projects.Sources;

namespace PodcastMuse.Projects;

/// <summary>Makes rows of sources; addresses are left for the first step to fetch.</summary>
public sealed class SourceShelf(TimeProvider clock)
{
    public Source OfDocument(Guid userId, Guid projectId, int position, string kind, string origin, SourceDocument document, string language) => new()
    {
        Id = Ids.New(clock),
        UserId = userId,
        ProjectId = projectId,
        Position = position,
        Kind = kind,
        Origin = origin,
        Title = document.Title,
        IsRead = true,
        Passages = PassagesOf(document, position, language),
        Notes = document.Notes,
        CreatedAt = Moment.Now(clock),
    };

    public Source OfAddress(Guid userId, Guid projectId, int position, Uri address) => new()
    {
        Id = Ids.New(clock),
        UserId = userId,
        ProjectId = projectId,
        Position = position,
        Kind = "url",
        Origin = address.AbsoluteUri,
        CreatedAt = Moment.Now(clock),
    };

    public static IReadOnlyList<SourcePassage> PassagesOf(SourceDocument document, int position, string language) =>
        Passages.Cut(document, position + 1, language).Select(p => new SourcePassage(p.Id, p.Heading, p.Page, p.Text, p.Headings)).ToList();
}
