using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using PodcastMuse.Accounts;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Production;
using PodcastMuse.Progress;
using PodcastMuse.Projects;

namespace PodcastMuse.App.Make;

/// <summary>
/// One production as the terminal sees it: found again by its fingerprint or begun anew, watched to its end, delivered.
/// </summary>
internal sealed class MakeSession(
    IDbContextFactory<MuseDbContext> database, LocalOwner owner, MakeProject projects, ProductionControl control,
    EngineScope scope, ProgressFeed feed, AssetShelf shelf, Delivery delivery)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private Guid _userId;
    private Guid _projectId;
    private Guid _productionId;

    /// <summary>Finds or begins the production; a problem where the request cannot be met.</summary>
    public async Task<Problem?> OpenAsync(MakeRequest request, CancellationToken cancellationToken)
    {
        _userId = await owner.GetAsync(cancellationToken);
        switch (await projects.FindOrCreateAsync(_userId, request, cancellationToken))
        {
            case MakeProject.Outcome.Refused(var problem):
                return problem;
            case MakeProject.Outcome.Known(var projectId, var productionId):
                (_projectId, _productionId) = (projectId, productionId);
                await ReopenAsync(cancellationToken);
                break;
        }

        scope.ProductionId = _productionId;
        return null;
    }

    public async Task<bool> IsCompleteAsync(CancellationToken cancellationToken) =>
        await StatusAsync(cancellationToken) == ProductionStatus.Completed;

    /// <summary>
    /// Lets the engine work and shows its progress until the production ends. Listens from before the engine starts until
    /// after it stopped, so that the first and the last words are shown too.
    /// </summary>
    public async Task ProduceAsync(IHost engine, IMakeView view, CancellationToken cancellationToken)
    {
        using var watching = new CancellationTokenSource();
        var steps = await StepsAsync(cancellationToken);
        var shown = view.ShowAsync(steps.ConvertAll(s => s.Name), feed.ListenAsync(_projectId, watching.Token));
        try
        {
            await engine.StartAsync(cancellationToken);
            while (await StatusAsync(cancellationToken) is ProductionStatus.Queued or ProductionStatus.InProgress)
            {
                if (scope.Fault is { } fault)
                    throw fault;
                await Task.Delay(Look, cancellationToken);
            }
        }
        finally
        {
            await engine.StopAsync(CancellationToken.None);
            await watching.CancelAsync();
            await shown;
        }
    }

    /// <summary>Why the production failed; null when it did not.</summary>
    public async Task<Problem?> ProblemAsync(CancellationToken cancellationToken)
    {
        if (await StatusAsync(cancellationToken) == ProductionStatus.Completed)
            return null;
        var failed = (await StepsAsync(cancellationToken)).Find(s => s.Status == StepStatus.Failed);
        return failed is null
            ? Problems.Conflict("The production was cancelled.")
            : new Problem(failed.ErrorType!, "The episode could not be finished", failed.Message!);
    }

    public async Task<MakeResult> DeliverAsync(string output, CancellationToken cancellationToken) =>
        await delivery.DeliverAsync(_userId, _projectId, _productionId, output, cancellationToken);

    /// <summary>A production of an earlier run: goes on where it stopped, and makes again what is gone from the disk.</summary>
    private async Task ReopenAsync(CancellationToken cancellationToken)
    {
        switch (await StatusAsync(cancellationToken))
        {
            case ProductionStatus.Failed or ProductionStatus.Cancelled:
                await control.ResumeAsync(_productionId, cancellationToken);
                break;
            case ProductionStatus.Completed:
                var lost = new HashSet<string>();
                foreach (var asset in await shelf.ListAsync(_projectId, cancellationToken))
                {
                    if (!await shelf.IsSoundAsync(asset, cancellationToken))
                        lost.Add(asset.Step);
                }

                if (lost.Count > 0)
                    await control.RepairAsync(_productionId, lost, cancellationToken);
                break;
        }
    }

    private async Task<string> StatusAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<EpisodeProduction>().Where(p => p.Id == _productionId).Select(p => p.Status).SingleAsync(cancellationToken);
    }

    private async Task<List<ProductionStep>> StepsAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var steps = await db.Set<ProductionStep>().AsNoTracking().Where(s => s.ProductionId == _productionId).ToListAsync(cancellationToken);
        return ProductionPlan.Steps.Select(d => steps.Find(s => s.Name == d.Name)).OfType<ProductionStep>().ToList();
    }
}
