using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Accounts;
using PodcastMuse.Data;
using PodcastMuse.Sqlite;

namespace PodcastMuse.Tests.Data;

public sealed class ChangeWatchTests
{
    /// <summary>Whoever reads after the word must see the change, or would keep what was before it as fresh.</summary>
    [Fact]
    public async Task A_change_is_told_once_others_can_see_it()
    {
        var folder = Directory.CreateTempSubdirectory("muse-watch-").FullName;
        var reader = new Reader();
        await using (var services = new ServiceCollection().AddSqlite(Path.Combine(folder, "muse.db")).AddSingleton<IChangeBus>(reader).AddFreshCopies().BuildServiceProvider())
        {
            await services.GetRequiredService<IDatabaseSetup>().MigrateAsync(default);
            reader.Database = services.GetRequiredService<IDbContextFactory<MuseDbContext>>();
            await using var db = await reader.Database.CreateDbContextAsync();
            var user = new User { Id = Guid.CreateVersion7(), Email = "ada@example.com", PasswordHash = "", CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch };
            db.Add(user);
            await db.SaveChangesAsync();
            user.FirstName = "Ada";
            await db.SaveChangesAsync();
            db.Remove(user);
            await db.SaveChangesAsync();
        }

        Assert.Equal([(1, null), (1, "Ada"), (0, null)], reader.Seen);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Reader : IChangeBus
    {
        public IDbContextFactory<MuseDbContext>? Database { get; set; }

        public List<(int Users, string? Name)> Seen { get; } = [];

        public bool Hears => true;

        public void Publish(IReadOnlyList<Guid> ids)
        {
            if (Database is null)
                return;
            using var db = Database.CreateDbContext();
            var users = db.Set<User>().AsNoTracking().ToList();
            Seen.Add((users.Count, users.SingleOrDefault()?.FirstName));
        }
    }
}
