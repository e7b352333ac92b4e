using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Kernel;

namespace PodcastMuse.Production;

/// <summary>Puts what was thrown into words: known faults as they are, a full or forbidden disk by name, the rest as ours to mend.</summary>
public static class Faults
{
    private const int DiskFull = 28; // ENOSPC
    private const string PostgresDiskFull = "53100"; // disk_full, PostgreSQL's appendix A

    public static FaultException Explain(Exception fault) => fault switch
    {
        FaultException { InnerException: { } inner } when IsDiskFull(inner) => Explain(inner),
        FaultException known => known,
        DbUpdateException { InnerException: DbException inner } => Explain(inner),
        // Entity Framework's way to say that a connection broke.
        InvalidOperationException { InnerException: { } broken } when IsDatabase(broken) => Explain(broken),
        _ when IsDiskFull(fault) =>
            FaultException.Permanent(Problems.StorageUnavailable(Phrase.Of("disk_full", "The disk is full. Free some space and run the same again.")), fault),
        DbException { SqlState: null } broken when Says(broken, "disk I/O error") =>
            FaultException.Permanent(Problems.StorageUnavailable(Phrase.Of("database_broken", "The database cannot be written: the disk is full or fails. Free some space and run the same again.")), broken),
        UnauthorizedAccessException denied =>
            FaultException.Permanent(Problems.StorageUnavailable($"A file or folder may not be written: {denied.Message}"), denied),
        DbException refused when IsOfTheData(refused) => FaultException.Permanent(
            Problems.Internal(Phrase.Of("step_broke", $"Something unexpected went wrong ({refused.GetType().Name}: {refused.Message}).")), refused),
        DbException busy => FaultException.Transient(Problems.StorageUnavailable($"The database did not answer: {busy.Message}"), inner: busy),
        AggregateException { InnerExceptions.Count: 1 } one => Explain(one.InnerExceptions[0]),
        _ => FaultException.Permanent(Problems.Internal(Phrase.Of("step_broke", $"Something unexpected went wrong ({fault.GetType().Name}: {fault.Message}).")), fault),
    };

    /// <summary>Of what went wrong side by side, what to tell: what trying again does not mend, else what asks for the longest wait; null where nothing did.</summary>
    public static FaultException? WorstOf(IReadOnlyCollection<FaultException> faults) => faults.FirstOrDefault(f => !f.IsTransient) ?? faults.MaxBy(f => f.RetryAfter);

    /// <summary>Whether the database did not do what it was asked, rather than our own code.</summary>
    public static bool IsDatabase(Exception fault) => fault is DbException or DbUpdateException or InvalidOperationException { InnerException: DbException or DbUpdateException };

    /// <summary>Data that the database cannot hold or that its rules forbid (classes 22 and 23 of SQL; SQLite says it in words): the same again meets the same.</summary>
    private static bool IsOfTheData(DbException fault) => fault.SqlState is { } state
        ? state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal)
        : Says(fault, "constraint failed");

    private static bool IsDiskFull(Exception fault) => fault switch
    {
        IOException full => (full.HResult & 0xFFFF) == DiskFull || Says(full, "No space left"),
        DbException full => full.SqlState == PostgresDiskFull || Says(full, "disk is full"),
        _ => false,
    };

    private static bool Says(Exception fault, string words) => fault.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
