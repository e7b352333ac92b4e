namespace PodcastMuse.Data;

/// <summary>Brings the database to the version of this build. One implementation per database engine.</summary>
public interface IDatabaseSetup
{
    Task MigrateAsync(CancellationToken cancellationToken);
}
