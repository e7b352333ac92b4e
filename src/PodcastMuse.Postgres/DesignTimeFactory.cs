using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PodcastMuse.Data;

namespace PodcastMuse.Postgres;

/// <summary>For <c>dotnet ef migrations add</c> only.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<MuseDbContext>
{
    public MuseDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<MuseDbContext>();
        PostgresFeature.Configure(options, "Host=localhost;Database=design");
        return new MuseDbContext(options.Options);
    }
}
