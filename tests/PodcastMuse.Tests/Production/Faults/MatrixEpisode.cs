using Microsoft.EntityFrameworkCore;
using PodcastMuse.Credits;
using PodcastMuse.Kernel;
using PodcastMuse.Production;
using PodcastMuse.Projects;
using PodcastMuse.Projects.Sources.Scripts;

namespace PodcastMuse.Tests.Production.Faults;

/// <summary>One user's short episode in a room: begun, waited for, resumed, and looked at.</summary>
internal sealed class MatrixEpisode(MatrixRoom room, Guid userId, Guid projectId, Guid productionId)
{
    /// <summary>Longer than anything that a provider may make a production wait for on the room's clock.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private static readonly TimeSpan Nudge = TimeSpan.FromSeconds(3);

    private static readonly UserLine[] Lines =
    [
        new("Ann", "Bees dance to tell each other the way to the flowers that they have found."),
        new("Ben", "And they read the sun while they do it, which nobody believed at first."),
    ];

    public static async Task<MatrixEpisode> BeginAsync(MatrixRoom room, Guid userId, MatrixCall call, int lines)
    {
        var clock = room.Get<TimeProvider>();
        var (now, settings) = (clock.GetUtcNow(), SettingsFor(call));
        var project = new Project { Id = Ids.New(clock), UserId = userId, Title = settings.Title, CreatedAt = now, UpdatedAt = now };
        List<object> rows = [project];
        if (!call.WritesScript)
            rows.Add(room.Get<OwnScripts>().Of(userId, project.Id, 1, settings, new UserScript(null, [new UserChapter(null, [.. Lines.Take(lines)])])));
        var (outcome, id) = await room.Get<ProductionControl>().StartAsync(
            new ProductionStart(userId, project.Id, settings, ProductionStart.Whole(settings)) { Rows = rows }, default);
        Assert.Equal(StartOutcome.Started, outcome);
        return new MatrixEpisode(room, userId, project.Id, id);
    }

    /// <summary>Its steps once it has ended; null where it does not.</summary>
    public async Task<IReadOnlyList<ProductionStep>?> EndAsync()
    {
        var (begun, nudged) = (TimeProvider.System.GetTimestamp(), TimeProvider.System.GetTimestamp());
        while (TimeProvider.System.GetElapsedTime(begun) < Patience)
        {
            await Task.Delay(300);
            await using var db = await room.DatabaseAsync();
            var production = await db.Set<EpisodeProduction>().AsNoTracking().SingleAsync(p => p.Id == productionId);
            if (production.Status is ProductionStatus.Completed or ProductionStatus.Failed)
                return await db.Set<ProductionStep>().AsNoTracking().Where(s => s.ProductionId == productionId).ToListAsync();
            if (TimeProvider.System.GetElapsedTime(nudged) < Nudge)
                continue;

            // As the reconciler does: wake-ups may be lost.
            nudged = TimeProvider.System.GetTimestamp();
            var steps = await db.Set<ProductionStep>().AsNoTracking().Where(s => s.ProductionId == productionId).ToListAsync();
            foreach (var step in ProductionPlan.Ready(steps, production.ScriptApproved, room.Get<TimeProvider>().GetUtcNow()))
                room.Get<PodcastMuse.Jobs.IWakeUps>().Send(step.Id, step.Queue);
        }

        return null;
    }

    public async Task ResumeAsync() => Assert.Equal(StartOutcome.Started, (await room.Get<ProductionControl>().ResumeAsync(productionId, default)).Outcome);

    public async Task<List<CreditTransaction>> LedgerAsync()
    {
        await using var db = await room.DatabaseAsync();
        return await db.Set<CreditTransaction>().AsNoTracking().Where(t => t.UserId == userId).OrderBy(t => t.Seq).ToListAsync();
    }

    /// <summary>The path of a file of the episode; null where there is none.</summary>
    public async Task<string?> FindAsync(string path)
    {
        var shelf = room.Get<AssetShelf>();
        return await shelf.HasAsync(projectId, path, default) ? await shelf.FetchAsync(userId, projectId, path, default) : null;
    }

    private static ProductionSettings SettingsFor(MatrixCall call) => new(
        "How bees dance", "How honeybees tell each other where the flowers are, by dancing on the comb.", "en", call.WritesScript ? 0.5 : null,
        "conversation", "friendly", "general", "female", [new SpeakerWish("Ann", "host", "female"), new SpeakerWish("Ben", "guest", "male")],
        "studio_mic", call.WithVideo ? "subtle" : ProductionSettings.None, ProductionSettings.None, false,
        new Dictionary<string, string> { [call.Capability] = call.Provider })
    {
        Models = call.Model is { } model ? new Dictionary<string, string> { [call.Capability] = model } : null,
        MayBeShorter = true,
    };
}
