using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PodcastMuse.Data;

namespace PodcastMuse.Postgres;

/// <summary>Registers PostgreSQL (15 or newer) as the database; the one door to it.</summary>
public static class PostgresFeature
{
    /// <param name="services">The studio's services.</param>
    /// <param name="url"><c>postgresql://user:password@host:port/database?sslmode=require</c></param>
    public static IServiceCollection AddPostgres(this IServiceCollection services, string url)
    {
        var source = NpgsqlDataSource.Create(PostgresUrl.ToConnectionString(url));
        services.AddSingleton(source);
        services.AddPooledDbContextFactory<MuseDbContext>((provider, options) => Configure(options.AddInterceptors(provider.GetServices<IInterceptor>()), source));
        return services.AddSingleton<IDatabaseSetup, PostgresSetup>();
    }

    internal static void Configure(DbContextOptionsBuilder options, string connection) => Shape(options.UseNpgsql(connection, Options));

    private static void Configure(DbContextOptionsBuilder options, NpgsqlDataSource source) => Shape(options.UseNpgsql(source, Options));

    private static void Options(Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder npgsql) =>
        npgsql.MigrationsAssembly(typeof(PostgresFeature).Assembly.GetName().Name);

    private static void Shape(DbContextOptionsBuilder options) => options.UseSnakeCaseNamingConvention();
}
