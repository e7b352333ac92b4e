using Npgsql;

namespace PodcastMuse.Postgres;

/// <summary>Addresses as hosts hand them out (<c>postgresql://user:password@host:5432/name?sslmode=require</c>), as Npgsql wants them.</summary>
public static class PostgresUrl
{
    private const int DefaultPort = 5432;

    /// <summary>Statements that a connection keeps prepared: those of requests and steps, which come again all the time, and few more.</summary>
    private const int Prepared = 80;

    /// <summary>Of a node at once. More would only wait for the same processors, each with memory and prepared statements of its own.</summary>
    private const int Connections = 30;

    /// <summary>Seconds until connections that a burst needed are given back: each is a process of the server, with some MiB of its own.</summary>
    private const int IdleSeconds = 10;

    /// <summary>Seconds between two looks at how many were idle.</summary>
    private const int PruningSeconds = 2;

    /// <summary>The connection string; throws <see cref="FormatException"/> with one clear line for anything else.</summary>
    public static string ToConnectionString(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("postgresql" or "postgres") || uri.AbsolutePath.Length < 2)
            throw new FormatException("must look like postgresql://user:password@host:5432/database");
        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : DefaultPort,
            Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            // Nothing here leaves a session changed behind itself, so handing a connection back needs no round trip to clean it.
            NoResetOnClose = true,
            MaxAutoPrepare = Prepared,
            MaxPoolSize = Connections,
            ConnectionIdleLifetime = IdleSeconds,
            ConnectionPruningInterval = PruningSeconds,
        };
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=', 2) is [var n, var v] ? (n, Uri.UnescapeDataString(v)) : (pair, "true");
            try
            {
                builder[Names.GetValueOrDefault(name, name)] = value;
            }
            catch (ArgumentException)
            {
                throw new FormatException($"'{name}={value}' is not known to PostgreSQL's driver");
            }
        }

        return builder.ConnectionString;
    }

    /// <summary>libpq's names that the driver spells otherwise.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sslmode"] = "SSL Mode",
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["sslrootcert"] = "Root Certificate",
        ["host"] = "Host",
    };
}
