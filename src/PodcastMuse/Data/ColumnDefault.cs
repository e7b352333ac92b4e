using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PodcastMuse.Data;

/// <summary>
/// Defaults that columns have on PostgreSQL for rows written by others. The product itself writes every column, so that both
/// databases hold the same.
/// </summary>
public static class ColumnDefault
{
    private const string Mark = "Muse:PostgresDefault";

    /// <param name="property">The column.</param>
    /// <param name="sql">As PostgreSQL reads it: <c>now()</c>, <c>'draft'</c>.</param>
    public static PropertyBuilder<T> HasPostgresDefault<T>(this PropertyBuilder<T> property, string sql) => property.HasAnnotation(Mark, sql);

    internal static void Apply(IMutableProperty property)
    {
        if (property.FindAnnotation(Mark)?.Value is not string sql)
            return;
        property.SetDefaultValueSql(sql);
        property.ValueGenerated = ValueGenerated.Never;
    }
}
