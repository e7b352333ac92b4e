using Microsoft.Data.Sqlite;

namespace PodcastMuse.App.Tests.Make;

/// <summary>What a data folder's database holds, read from outside.</summary>
internal static class Journal
{
    /// <summary>Outside calls as capability, state and request hash; none where there is no database.</summary>
    public static Task<IReadOnlyList<(string Capability, string State, string Hash)>> CallsAsync(string dataFolder) =>
        ReadAsync(dataFolder, "SELECT capability, state, request_hash FROM provider_calls", row => (row.GetString(0), row.GetString(1), row.GetString(2)));

    /// <summary>Ids of the tasks elsewhere that are known.</summary>
    public static async Task<HashSet<string>> TasksAsync(string dataFolder) =>
        [.. await ReadAsync(dataFolder, "SELECT task_id FROM provider_calls WHERE task_id IS NOT NULL", row => row.GetString(0))];

    /// <summary>
    /// Paid calls that stand as begun and not as ended: texts, and those that become tasks and have no number yet. A text is journalled as a
    /// whole and by its parts; the parts are what is paid for.
    /// </summary>
    public static async Task<(int Texts, int Tasks)> UnansweredAsync(string dataFolder)
    {
        if ((await ReadAsync(dataFolder, "SELECT name FROM sqlite_master WHERE name = 'provider_calls'", row => row.GetString(0))).Count == 0)
            return default;
        var begun = await ReadAsync(
            dataFolder, "SELECT capability, step_id FROM provider_calls WHERE state = 'started' AND task_id IS NULL", row => (Capability: row.GetString(0), Step: row.GetString(1)));
        var texts = begun.Where(call => call.Capability is not ("speech" or "image" or "video")).ToList();
        return (texts.Count - texts.Select(call => call.Step).Distinct().Count(), begun.Count - texts.Count);
    }

    /// <summary>How often each step was begun, over all productions.</summary>
    public static Task<IReadOnlyList<(string Step, int Attempts)>> AttemptsAsync(string dataFolder) =>
        ReadAsync(dataFolder, "SELECT name, attempts FROM production_steps ORDER BY id", row => (row.GetString(0), row.GetInt32(1)));

    public static async Task<int> ProjectsAsync(string dataFolder) =>
        (await ReadAsync(dataFolder, "SELECT id FROM projects", row => row.GetString(0))).Count;

    /// <summary>No answer was bought twice, and no call was left open; what stands under each capability.</summary>
    /// <param name="dataFolder">Whose.</param>
    /// <param name="mayBeLost">Calls that a kill may have left without anybody knowing whether they were sent.</param>
    public static async Task<ILookup<string, string>> BoughtOnceAsync(string dataFolder, int mayBeLost = 0)
    {
        var calls = await CallsAsync(dataFolder);
        Assert.InRange(calls.Count(call => call.State == "lost"), 0, mayBeLost);
        calls = [.. calls.Where(call => call.State != "lost")];
        Assert.All(calls, call => Assert.Equal("finished", call.State));
        Assert.Empty(calls.GroupBy(call => call.Hash).Where(same => same.Count() > 1).Select(same => same.First()));
        return calls.ToLookup(call => call.Capability, call => call.Hash);
    }

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(string dataFolder, string query, Func<SqliteDataReader, T> read)
    {
        var path = Path.Combine(dataFolder, "muse.db");
        if (!File.Exists(path))
            return [];
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The queries are this file's own.
        command.CommandText = query;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }
}
