using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PodcastMuse.Data;

/// <summary>
/// The one database context. It declares no sets: every feature configures its own entities beside them
/// (<see cref="IEntityTypeConfiguration{T}"/>), so that Data depends on nothing above it.
/// </summary>
public sealed class MuseDbContext(DbContextOptions<MuseDbContext> options) : DbContext(options)
{
    /// <summary>The embedded database, which knows less SQL.</summary>
    public bool IsSqlite => Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MuseDbContext).Assembly);
        if (IsSqlite)
            return;
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            if (JsonColumn.Marks(property))
                property.SetColumnType("jsonb");
            ColumnDefault.Apply(property);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite has no time type it can compare; UTC text of fixed width sorts as time does.
        if (IsSqlite)
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        time => time.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}
