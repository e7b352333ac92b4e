using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PodcastMuse.Data;

/// <summary>Defaults that PostgreSQL computes, for whoever writes rows by hand. The product sets these columns itself; SQLite has no such functions.</summary>
public static class DatabaseDefaults
{
    private const string Mark = "Muse:Default";

    public static PropertyBuilder<Guid> DefaultsToNewId(this PropertyBuilder<Guid> property) => property.HasAnnotation(Mark, "gen_random_uuid()");

    public static PropertyBuilder<DateTimeOffset> DefaultsToNow(this PropertyBuilder<DateTimeOffset> property) => property.HasAnnotation(Mark, "now()");

    internal static void Apply(IMutableProperty property)
    {
        if (property.FindAnnotation(Mark)?.Value is string sql)
            property.SetDefaultValueSql(sql);
    }
}
