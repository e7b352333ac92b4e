using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Production.Journal;

namespace PodcastMuse.Production;

/// <summary>A production as its owner takes it away: what was asked for, how each step went, and what was asked of whom outside.</summary>
public sealed record ExportedProduction(
    Guid Id,
    Guid ProjectId,
    string Status,
    bool ScriptApproved,
    ProductionSettings Settings,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<ExportedStep> Steps,
    IReadOnlyList<ExportedCall> Calls);

/// <summary>A step as its owner takes it away; credits as they were asked for it.</summary>
public sealed record ExportedStep(
    string Name, string Status, int Credits, int Attempts, string? Message, string? ErrorType, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt);

/// <summary>An outside call as its owner takes it away: of whom, how much and at what cost in US dollars; never with which key.</summary>
public sealed record ExportedCall(
    string Step,
    string Capability,
    string Provider,
    string Model,
    string State,
    string? Unit,
    double Quantity,
    decimal EstimatedCost,
    string? Error,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt);

/// <summary>An account's productions, one at a time.</summary>
internal sealed class ProductionExport(IDbContextFactory<MuseDbContext> database) : IAccountExport
{
    public string Name => "productions";

    public async IAsyncEnumerable<object> RowsAsync(Guid userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var productions = await db.Set<EpisodeProduction>().AsNoTracking().Where(p => p.UserId == userId).OrderBy(p => p.CreatedAt).ThenBy(p => p.Id)
            .ToListAsync(cancellationToken);
        foreach (var production in productions)
        {
            var steps = await db.Set<ProductionStep>().AsNoTracking().Where(s => s.ProductionId == production.Id).OrderBy(s => s.Id).ToListAsync(cancellationToken);
            var names = steps.ToDictionary(s => s.Id, s => s.Name);
            var calls = await db.Set<ProviderCall>().AsNoTracking().Where(c => c.ProductionId == production.Id).OrderBy(c => c.StartedAt).ThenBy(c => c.Id)
                .ToListAsync(cancellationToken);
            yield return new ExportedProduction(
                production.Id, production.ProjectId, production.Status, production.ScriptApproved, production.Settings, production.CreatedAt, production.FinishedAt,
                steps.ConvertAll(s => new ExportedStep(s.Name, s.Status, s.Credits, s.Attempts, s.Message, s.ErrorType, s.StartedAt, s.FinishedAt)),
                calls.ConvertAll(c => new ExportedCall(
                    names.GetValueOrDefault(c.StepId, ""), c.Capability, c.Provider, c.Model, c.State, c.Unit, c.Quantity, c.EstimatedCost, c.Error, c.StartedAt, c.FinishedAt)));
        }
    }
}
