using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Data;

namespace PodcastMuse.Sqlite;

/// <summary>Registers SQLite as the database; the one door to it.</summary>
public static class SqliteFeature
{
    private const int BusySeconds = 30;

    /// <summary>The embedded database: one file, written ahead (WAL), so that readers never wait for a writer.</summary>
    public static IServiceCollection AddSqlite(this IServiceCollection services, string path)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = BusySeconds, ForeignKeys = true };
        // Not pooled: a pooled context whose transaction was given up while it began keeps its connection open, and with it the turn at writing.
        services.AddDbContextFactory<MuseDbContext>((provider, options) =>
            Configure(options.AddInterceptors([.. provider.GetServices<IInterceptor>(), provider.GetRequiredService<WriteTurns>(), new OwnTransactions()]), connection.ConnectionString));
        return services.AddSingleton<WriteTurns>().AddSingleton<IDatabaseSetup, SqliteSetup>();
    }

    internal static void Configure(DbContextOptionsBuilder options, string connection) =>
        options
            .UseSqlite(connection, sqlite => sqlite.MigrationsAssembly(typeof(SqliteFeature).Assembly.GetName().Name))
            .UseSnakeCaseNamingConvention();
}
