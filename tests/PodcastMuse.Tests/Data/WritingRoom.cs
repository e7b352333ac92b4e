using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Data;
using PodcastMuse.Sqlite;

namespace PodcastMuse.Tests.Data;

/// <summary>A real SQLite file with one table of notes.</summary>
internal sealed class WritingRoom : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muse-writes-").FullName;
    private readonly ServiceProvider _services;

    private WritingRoom() => _services = new ServiceCollection().AddSqlite(Path.Combine(_folder, "muse.db")).BuildServiceProvider();

    public IDbContextFactory<MuseDbContext> Database => _services.GetRequiredService<IDbContextFactory<MuseDbContext>>();

    public static async Task<WritingRoom> OpenAsync()
    {
        var room = new WritingRoom();
        await using var db = await room.Database.CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL; CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT NOT NULL)");
        return room;
    }

    public async Task<List<int>> NotesAsync()
    {
        await using var db = await Database.CreateDbContextAsync();
        return await db.Database.SqlQuery<int>($"SELECT id AS Value FROM notes ORDER BY id").ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
