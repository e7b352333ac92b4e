using System.Data.Common;
using System.Text;

namespace PodcastMuse.Kernel;

/// <summary>Tells a database that is away, or has no room, from one that finds something wrong with what it was asked or given.</summary>
public static class DatabaseOutage
{
    /// <summary>SQLite's codes for statements that are wrong (1), values that are too big (18), constraints (19) and wrong types (20).</summary>
    private static readonly string[] OfStatements = ["SQLite Error 1:", "SQLite Error 18:", "SQLite Error 19:", "SQLite Error 20:"];

    public static bool IsIn(Exception? fault) =>
        fault is not null && ((fault is DbException broken && IsOutage(broken)) || IsIn(fault.InnerException));

    /// <summary>
    /// Whether it refuses the values themselves, so that the same again is refused again: PostgreSQL's classes for data (22) and for what
    /// tables hold together (23), SQLite's codes 18 to 20, and text that cannot be sent at all.
    /// </summary>
    public static bool IsOfValues(Exception? fault) =>
        fault is not null && (fault is EncoderFallbackException || (fault is DbException broken && RefusesValues(broken)) || IsOfValues(fault.InnerException));

    private static bool RefusesValues(DbException broken) => broken.SqlState is { Length: 5 } state
        ? state[..2] is "22" or "23"
        : OfStatements[1..].Any(start => broken.Message.StartsWith(start, StringComparison.Ordinal));

    /// <summary>PostgreSQL's classes: connection (08), sign-in (28), database (3D), resources (53), operator (57), system (58). No class: nobody answered, or SQLite.</summary>
    private static bool IsOutage(DbException broken) => broken.SqlState is { Length: 5 } state
        ? state[..2] is "08" or "28" or "3D" or "53" or "57" or "58"
        : !OfStatements.Any(start => broken.Message.StartsWith(start, StringComparison.Ordinal));
}
