using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PodcastMuse.Data;

namespace PodcastMuse.Production;

/// <summary>A step of a held production, and what holds for all of them.</summary>
internal sealed record HeldRow(ProductionStep Step, string Status, bool ScriptApproved, long LastSeq)
{
    /// <summary>
    /// Two statements, so that the second sees what others did while the first waited for them; in one round trip, since they stand at
    /// every step's beginning and end. The same SQL on every database.
    /// </summary>
    private const string Hold =
        """
        UPDATE productions SET status = status WHERE id = @id;
        SELECT s.id, s.production_id, s.user_id, s.project_id, s.name, s.queue, s.credits, s.status, s.progress, s.attempts, s.faults, s.message, s.said, s.error_type,
            s.lease_owner, s.leased_until, s.wake_at, s.woken_at, s.started_at, s.finished_at,
            p.status, p.script_approved, COALESCE((SELECT MAX(e.seq) FROM progress_events AS e WHERE e.project_id = p.project_id), 0)
        FROM productions AS p JOIN production_steps AS s ON s.production_id = p.id WHERE p.id = @id
        """;

    /// <summary>Holds the production's row until the transaction that is open ends, and reads its steps; none where there is no such production.</summary>
    public static async Task<IReadOnlyList<HeldRow>> HoldAsync(MuseDbContext db, Guid productionId, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = Hold;
        var id = command.CreateParameter();
        (id.ParameterName, id.Value) = ("id", productionId);
        command.Parameters.Add(id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<HeldRow>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(new HeldRow(StepOf(reader), reader.GetString(20), reader.GetBoolean(21), reader.GetInt64(22)));
        return rows;
    }

    private static ProductionStep StepOf(DbDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        ProductionId = reader.GetGuid(1),
        UserId = reader.GetGuid(2),
        ProjectId = reader.GetGuid(3),
        Name = reader.GetString(4),
        Queue = reader.GetString(5),
        Credits = reader.GetInt32(6),
        Status = reader.GetString(7),
        Progress = reader.GetInt32(8),
        Attempts = reader.GetInt32(9),
        Faults = reader.GetInt32(10),
        Message = Text(reader, 11),
        Said = Text(reader, 12),
        ErrorType = Text(reader, 13),
        LeaseOwner = Text(reader, 14),
        LeasedUntil = Time(reader, 15),
        WakeAt = Time(reader, 16),
        WokenAt = Time(reader, 17),
        StartedAt = Time(reader, 18),
        FinishedAt = Time(reader, 19),
    };

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>Both databases keep UTC; SQLite as text that does not say so.</summary>
    private static DateTimeOffset? Time(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : new DateTimeOffset(DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc));
}
