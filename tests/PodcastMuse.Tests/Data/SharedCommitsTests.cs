using PodcastMuse.Data;

namespace PodcastMuse.Tests.Data;

public sealed class SharedCommitsTests
{
    [Fact]
    public async Task What_is_told_as_written_is_there_and_each_hears_of_its_own_fault_alone()
    {
        await using var room = await WritingRoom.OpenAsync();
        var commits = new SharedCommits(room.Database);
        // Every seventh asks for a number that another one has.
        var faults = await Task.WhenAll(Enumerable.Range(1, 400).Select(async n =>
        {
            var id = n % 7 == 0 ? n - 1 : n;
            await Task.Yield();
            try
            {
                await commits.WriteAsync(batch => batch.Add($"INSERT INTO notes (id, words) VALUES ({id}, 'shared')"), default);
                return (Id: id, IsWritten: true);
            }
            catch (Microsoft.Data.Sqlite.SqliteException)
            {
                return (Id: id, IsWritten: false);
            }
        }));

        Assert.Equal(faults.Where(f => f.IsWritten).Select(f => f.Id).Order(), await room.NotesAsync());
        Assert.Equal(400 / 7, faults.Count(f => !f.IsWritten));
    }

    [Fact]
    public async Task Parts_of_one_writer_stand_or_fall_together()
    {
        await using var room = await WritingRoom.OpenAsync();
        var commits = new SharedCommits(room.Database);
        await Assert.ThrowsAnyAsync<Exception>(() => commits.WriteAsync(
            batch =>
            {
                batch.Add($"INSERT INTO notes (id, words) VALUES ({1}, 'first')");
                batch.Add($"INSERT INTO notes (id, words) VALUES ({1}, 'again')");
            },
            default));
        Assert.Empty(await room.NotesAsync());
    }
}
