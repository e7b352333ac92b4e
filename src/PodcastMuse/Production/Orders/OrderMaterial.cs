using PodcastMuse.Kernel;
using PodcastMuse.Projects;
using PodcastMuse.Projects.Sources;
using PodcastMuse.Projects.Sources.Scripts;

namespace PodcastMuse.Production.Orders;

/// <summary>The rows an order's material becomes, and which sources the episode works from (null: all of the project).</summary>
public sealed record OrderedMaterial(IReadOnlyList<Source> NewSources, IReadOnlyList<Guid>? SourceIds, UserScript? Script);

/// <summary>Reads the texts and the script of an order; addresses are left for the first step to fetch.</summary>
public sealed class OrderMaterial(SourceReader reader, SourceShelf shelf, SourceTurns turns)
{
    /// <summary>The material, or the first thing about it that cannot be used.</summary>
    public async Task<(OrderedMaterial? Material, Problem? Problem)> ReadAsync(
        PodcastRequest request, Guid userId, Guid projectId, string language, IReadOnlyList<KnownSource> known, CancellationToken cancellationToken)
    {
        var rows = new List<Source>();
        var used = new List<Guid>();
        var position = known.Count == 0 ? 0 : known.Max(s => s.Position) + 1;
        foreach (var source in request.Sources ?? [])
        {
            if (source.Id is { } id && source is { Url: null, Text: null })
            {
                if (known.All(s => s.Id != id))
                    return (null, Problems.InvalidField("sources", $"has no source '{id}' in this project."));
                used.Add(id);
                continue;
            }

            var (row, problem) = await RowOfAsync(source, userId, projectId, position++, language, cancellationToken);
            if (row is null)
                return (null, problem);
            rows.Add(row);
            used.Add(row.Id);
        }

        if (SourceLimits.CheckCharacters(rows.Sum(r => r.Passages.Sum(p => (long)p.Text.Length))) is { } tooMuch)
            return (null, tooMuch);
        if (known.Count + rows.Count > SourceLimits.Sources)
            return (null, Problems.InvalidField("sources", $"may be at most {SourceLimits.Sources} in a project; with these there would be {known.Count + rows.Count}."));
        return request.Script is not { } text ? (new OrderedMaterial(rows, used.Count == 0 ? null : used, null), null)
            : UserScriptReader.ReadText(text, "script") switch
            {
                ScriptOutcome.Read(var script) => (new OrderedMaterial(rows, used.Count == 0 ? null : used, script), null),
                ScriptOutcome.Refused(var problem) => (null, problem),
                _ => throw new InvalidOperationException("Unknown outcome."),
            };
    }

    private async Task<(Source? Row, Problem? Problem)> RowOfAsync(
        SourceRequest source, Guid userId, Guid projectId, int position, string language, CancellationToken cancellationToken)
    {
        switch (source)
        {
            case { Url: { } url, Text: null, Id: null }:
                return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                    ? (shelf.OfAddress(userId, projectId, position, address), null)
                    : (null, Problems.InvalidField("sources", $"'{url}' is not a web address; it must begin with http:// or https://."));
            case { Text: { } text, Url: null, Id: null }:
                var title = string.IsNullOrWhiteSpace(source.Title) ? $"Text {position + 1}" : source.Title.Trim();
                using (await turns.TakeAsync(userId, cancellationToken))
                {
                    return await reader.ReadTextAsync(text, title, cancellationToken) switch
                    {
                        ReadOutcome.Read(var document) => (shelf.OfDocument(userId, projectId, position, "text", title, document, language), null),
                        ReadOutcome.Refused(var problem) => (null, problem),
                        _ => throw new InvalidOperationException("Unknown outcome."),
                    };
                }

            default:
                return (null, Problems.InvalidField("sources", "each needs exactly one of url, text and id."));
        }
    }
}
