using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Media.Packages;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;

namespace PodcastMuse.Production.Steps;

/// <summary>
/// Who wrote, drew and animated what a package holds, as the journal knows it; where an answer was found that another project had paid for,
/// those whom the order names. Who spoke stands in the cast.
/// </summary>
internal sealed class EpisodeMakers(IDbContextFactory<MuseDbContext> database, Studio studio)
{
    private const string Line = "line";
    private const string Texts = "seo";

    /// <param name="context">Of the step that packs.</param>
    /// <param name="script">The script in force; nobody made the creator's own.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<PackageProvider>> OfAsync(StepContext context, EpisodeScript script, CancellationToken cancellationToken)
    {
        var calls = await CallsAsync(context, cancellationToken);
        using var text = studio.Text(context.UserId, context.Settings);
        using var image = studio.Image(context.UserId, context.Settings);
        var makers = new List<PackageProvider>();
        if (script.Origin == ScriptOrigin.Written)
            makers.AddRange(WritersOf(calls, (text.Bare.Provider, text.Bare.Model)));
        makers.Add(Newest(calls, "image", Capability.Image, (image.Bare.Provider, image.Bare.Model)));
        makers.Add(Newest(calls, "seo", Texts, (text.Bare.Provider, text.Bare.Model)));
        if (context.Settings.WithVideo)
        {
            using var video = studio.Video(context.UserId, context.Settings);
            makers.Add(Newest(calls, "video", Capability.Video, (video.Bare.Provider, video.Bare.Model)));
        }

        return makers;
    }

    /// <summary>Who wrote the script, and who wrote lines of it anew since.</summary>
    private static IEnumerable<PackageProvider> WritersOf(IReadOnlyList<Call> calls, (string Provider, string Model) named)
    {
        var script = calls.Where(c => c.Capability == Capability.Text).MaxBy(c => c.FinishedAt);
        return calls.Where(c => c.Capability == Line && (script is null || c.FinishedAt > script.FinishedAt))
            .Select(c => new PackageProvider("script", c.Provider, c.Model))
            .Prepend(Newest(calls, "script", Capability.Text, named)).Distinct();
    }

    private static PackageProvider Newest(IReadOnlyList<Call> calls, string made, string capability, (string Provider, string Model) named) =>
        calls.Where(c => c.Capability == capability).MaxBy(c => c.FinishedAt) is { } call
            ? new PackageProvider(made, call.Provider, call.Model)
            : new PackageProvider(made, named.Provider, named.Model);

    private async Task<IReadOnlyList<Call>> CallsAsync(StepContext context, CancellationToken cancellationToken)
    {
        string[] capabilities = [Capability.Text, Line, Texts, Capability.Image, Capability.Video];
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<ProviderCall>()
            .Where(c => c.UserId == context.UserId && c.ProjectId == context.ProjectId && c.State == CallState.Finished && capabilities.Contains(c.Capability))
            .Select(c => new Call(c.Capability, c.Provider, c.Model, c.FinishedAt)).ToListAsync(cancellationToken);
    }

    private sealed record Call(string Capability, string Provider, string Model, DateTimeOffset? FinishedAt);
}
