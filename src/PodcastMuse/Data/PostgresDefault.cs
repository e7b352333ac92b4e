using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PodcastMuse.Data;

/// <summary>Defaults that only PostgreSQL can write, for people who insert rows by hand; the product always sends a value.</summary>
public static class PostgresDefault
{
    /// <summary>The id of a row, where none was given.</summary>
    public const string Id = "gen_random_uuid()";

    private const string Mark = "Muse:PostgresDefault";

    internal static string? Of(IMutableProperty property) => property.FindAnnotation(Mark)?.Value as string;

    public static PropertyBuilder<T> HasPostgresDefault<T>(this PropertyBuilder<T> property, string sql) => property.HasAnnotation(Mark, sql);
}
