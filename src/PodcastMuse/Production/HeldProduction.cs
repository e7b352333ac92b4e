using Microsoft.EntityFrameworkCore.Storage;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Progress;

namespace PodcastMuse.Production;

/// <summary>
/// A production whose row is held until the transaction ends, so that its steps are as they stand here and nobody else takes, ends or
/// numbers anything of it. What is to be written is gathered and goes out together; listeners hear of it once it is committed.
/// </summary>
public sealed class HeldProduction : IAsyncDisposable
{
    private readonly List<ProgressEvent> _events = [];
    private readonly IDbContextTransaction _transaction;
    private readonly ProgressFeed _feed;
    private readonly bool _isLent;
    private int _written;
    private long _seq;

    /// <param name="db">The connection.</param>
    /// <param name="transaction">In which the row is held.</param>
    /// <param name="feed">Tells listeners.</param>
    /// <param name="rows">How it stands.</param>
    /// <param name="now">The time of everything that is written.</param>
    /// <param name="isLent">The transaction is the caller's to end.</param>
    internal HeldProduction(MuseDbContext db, IDbContextTransaction transaction, ProgressFeed feed, IReadOnlyList<HeldRow> rows, DateTimeOffset now, bool isLent = false)
    {
        (Database, _transaction, _feed, Now, _isLent) = (db, transaction, feed, now, isLent);
        Steps = [.. rows.Select(r => r.Step)];
        (Status, ScriptApproved, _seq) = rows is [var first, ..] ? (first.Status, first.ScriptApproved, first.LastSeq) : ("", false, 0);
    }

    public MuseDbContext Database { get; }

    /// <summary>Every step of it; empty where there is no such production.</summary>
    public IReadOnlyList<ProductionStep> Steps { get; }

    public string Status { get; }

    public bool ScriptApproved { get; }

    /// <summary>The time of everything that is written here.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>What is to be written with it; sent before the commit at the latest.</summary>
    public StatementBatch Batch { get; } = new();

    public Guid Id => Steps[0].ProductionId;

    public Guid UserId => Steps[0].UserId;

    public Guid ProjectId => Steps[0].ProjectId;

    /// <summary>Leases the step to this process.</summary>
    public void Begin(ProductionStep step, StepLeases leases)
    {
        leases.Grant(step, Now);
        Batch.Add(
            $"""
            UPDATE production_steps SET status = {step.Status}, lease_owner = {step.LeaseOwner}, leased_until = {step.LeasedUntil}, wake_at = NULL,
                started_at = {step.StartedAt}, attempts = {step.Attempts} WHERE id = {step.Id}
            """);
        Tell(step, StepWords.Beginning(step.Name));
    }

    /// <summary>An event of a step as it stands.</summary>
    public void Tell(ProductionStep step, Phrase message) => Tell(ProgressMessages.ProgressUpdate, step.Name, step.Status, step.Progress, message);

    /// <summary>An event of the whole production.</summary>
    public void TellEnd(string status, int progress, Phrase message) => Tell($"production_{status}", null, status, progress, message);

    /// <summary>Sends what was gathered so far, for questions whose answers rest on it.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        ProgressFeed.Write(Batch, [.. _events.Skip(_written)]);
        _written = _events.Count;
        await Batch.SendAsync(Database, cancellationToken);
    }

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await SendAsync(cancellationToken);
        await _transaction.CommitAsync(cancellationToken);
        _feed.Tell(_events);
        EngineTelemetry.Committed(_events, Steps);
    }

    /// <summary>Lets go; what was not committed is undone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isLent)
        {
            await _transaction.DisposeAsync();
            await Database.DisposeAsync();
        }
    }

    private void Tell(string type, string? step, string status, int progress, Phrase message) => _events.Add(new ProgressEvent
    {
        ProjectId = ProjectId,
        UserId = UserId,
        ProductionId = Id,
        Seq = ++_seq,
        Type = type,
        Step = step,
        Status = status,
        Progress = progress,
        Message = message.Words,
        Said = message.SaidAsJson,
        Time = Now,
    });
}
