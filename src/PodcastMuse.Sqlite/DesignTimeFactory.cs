using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PodcastMuse.Data;

namespace PodcastMuse.Sqlite;

/// <summary>For <c>dotnet ef migrations add</c> only.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<MuseDbContext>
{
    public MuseDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<MuseDbContext>();
        SqliteFeature.Configure(options, "Data Source=design.db");
        return new MuseDbContext(options.Options);
    }
}
