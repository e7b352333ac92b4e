using Microsoft.EntityFrameworkCore;
using PodcastMuse.App.Settings;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Production;
using PodcastMuse.Production.Orders;
using PodcastMuse.Projects;
using PodcastMuse.Storage;

namespace PodcastMuse.App.Make;

/// <summary>Finds the production that the same request began before, or begins it. One terminal at a time, so that two never begin the same.</summary>
internal sealed class MakeProject(
    IDbContextFactory<MuseDbContext> database, DataFolder folder, MaterialReader materials, FreshProject fresh, OrderCheck check, Makers makers, EnvironmentKeys keys,
    ProductionControl control)
{
    internal abstract record Outcome
    {
        public sealed record Known(Guid ProjectId, Guid ProductionId) : Outcome;

        public sealed record Refused(Problem Problem) : Outcome;
    }

    public async Task<Outcome> FindOrCreateAsync(Guid userId, MakeRequest request, CancellationToken cancellationToken)
    {
        using var turn = await folder.LockAsync("make", cancellationToken);
        return request.From is null
            ? await FromMaterialAsync(userId, request, cancellationToken)
            : await FromPackageAsync(userId, request, cancellationToken);
    }

    private async Task<Outcome> FromMaterialAsync(Guid userId, MakeRequest request, CancellationToken cancellationToken)
    {
        var (material, problem) = await materials.ReadAsync(request, cancellationToken);
        if (material is null)
            return new Outcome.Refused(problem!);
        if (await FindAsync(userId, material.Fingerprint, cancellationToken) is { } known)
            return known;
        var (order, refused) = await OrderAsync(userId, request, cancellationToken);
        return order is null
            ? new Outcome.Refused(refused!)
            : await BeginAsync(userId, await fresh.CreateAsync(userId, request, order, material, cancellationToken), cancellationToken);
    }

    /// <summary>With the user's own keys, who makes what follows from which keys there are, and who speaks from whose voices can converse where that is asked for.</summary>
    private async Task<(EpisodeOrder? Order, Problem? Problem)> OrderAsync(Guid userId, MakeRequest request, CancellationToken cancellationToken)
    {
        var order = request.ToOrder(request.Title!);
        if (request.Dialogue && makers.Conversing(keys.Providers, request.Language) is var (provider, model))
        {
            order = order with
            {
                Providers = new Dictionary<string, string> { [Capability.Speech] = provider },
                Models = new Dictionary<string, string> { [Capability.Speech] = model },
            };
        }

        return request.Provider == "byok" ? await check.RuleAsync(userId, order, order.Needs, cancellationToken) : (order, null);
    }

    private async Task<Outcome> FromPackageAsync(Guid userId, MakeRequest request, CancellationToken cancellationToken)
    {
        if (!File.Exists(request.From))
            return new Outcome.Refused(Problems.SourceUnreadable($"'{request.From}' was not found. Check the path."));
        var fingerprint = MakeMaterial.FingerprintOf(request, [await MakeMaterial.HashAsync(request.From, cancellationToken)]);
        if (await FindAsync(userId, fingerprint, cancellationToken) is { } known)
            return known;
        try
        {
            return await BeginAsync(userId, await fresh.RebuildAsync(userId, request, fingerprint, cancellationToken), cancellationToken);
        }
        catch (FaultException unusable) when (Problems.IsInput(unusable.Problem))
        {
            return new Outcome.Refused(unusable.Problem);
        }
    }

    private async Task<Outcome> BeginAsync(Guid userId, (Guid ProjectId, ProductionSettings Settings) made, CancellationToken cancellationToken)
    {
        var (_, productionId) = await control.StartAsync(userId, made.ProjectId, made.Settings, cancellationToken);
        return new Outcome.Known(made.ProjectId, productionId);
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
}
