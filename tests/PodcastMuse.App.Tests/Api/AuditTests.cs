using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PodcastMuse.App.Tests.Api.Accounts;
using PodcastMuse.Audit;
using PodcastMuse.Data;

namespace PodcastMuse.App.Tests.Api;

public sealed class AuditTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_change_is_noted_with_its_user_and_a_normal_stop_loses_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("muse-audit-");
        var environment = new Dictionary<string, string> { ["DATABASE_URL"] = $"sqlite:///{folder.FullName}/audit.db", ["RATE_LIMIT_FREE"] = "0", ["SECRET_KEY"] = new string('k', 40) };
        Newcomer ada;
        await using (var server = await TestServer.StartAsync(environment, Stop))
        {
            ada = await Newcomer.RegisterAsync(server, Stop);
            await ada.Client.GetAsync("/api/v1/users/me", Stop);
            await Task.WhenAll(Enumerable.Range(0, 50).Select(n => ada.Client.PatchAsJsonAsync("/api/v1/users/me", new { first_name = $"A{n}" }, Stop)));
            await ada.Client.PatchAsJsonAsync("/api/v1/users/me", new { credits = 5 }, Stop);
            await server.NewClient().PostAsJsonAsync("/api/v1/auth/login", new { email = ada.Email, password = "SECRET-GUESS" }, Stop);
            await server.NewClient().PostAsJsonAsync("/api/v1/auth/login?password=SECRET-QUERY", new { email = ada.Email, password = ada.Password }, Stop);
            await server.NewClient().DeleteAsync("/api/v1/users/me/sessions/%00%0a", Stop);
        }

        await using var after = await TestServer.StartAsync(environment, Stop);
        await using var db = await after.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        var entries = await db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Time).ToListAsync(Stop);
        Assert.Equal(50, entries.Count(e => e is { Action: "ChangeMe", Status: 200 } && e.UserId == ada.Id));
        Assert.Equal(1, entries.Count(e => e is { Action: "ChangeMe", Status: 422 } && e.UserId == ada.Id));
        Assert.Equal([(null, 401), (ada.Id, 200)], entries.Where(e => e.Action == "Login").Select(e => (e.UserId, e.Status)));
        Assert.Equal(ada.Id, Assert.Single(entries, e => e.Action == "Register").UserId);
        Assert.All(entries, e => Assert.Equal(("127.0.0.1", true), (e.Address, e.TraceId?.Length > 0)));
        Assert.DoesNotContain(entries, e => e.Resource.Contains("SECRET", StringComparison.Ordinal));
        folder.Delete(recursive: true);
    }

    [Theory, EachServer]
    public async Task A_long_address_is_cut_between_characters_and_holds_nothing_up(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        const string start = "/api/v1/users/me/api-keys/";

        // The pair that begins at the last place of the column would be cut in two.
        var address = new string('a', 299 - start.Length) + "😀😀";
        await user.Client.PutAsJsonAsync(start + Uri.EscapeDataString(address), new { api_key = "x" }, Stop);
        await NotedAsync(server, user.Id, (start + address)[..299]);
    }

    [Theory, EachServer]
    public async Task An_entry_that_the_database_cannot_hold_holds_no_other_up(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var writer = server.Services.GetRequiredService<AuditWriter>();
        foreach (var resource in new[] { "/first", "/half \ud83d", "/last" })
            await writer.NoteAsync(new AuditEntry { Id = Guid.CreateVersion7(), UserId = user.Id, Action = "Try", Resource = resource, Status = 200, Time = server.Services.GetRequiredService<TimeProvider>().GetUtcNow() }, Stop);
        await NotedAsync(server, user.Id, "/first");
        await NotedAsync(server, user.Id, "/last");
    }

    [Theory, EachServer]
    public async Task Entries_that_are_written_already_hold_no_others_up(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var writer = server.Services.GetRequiredService<AuditWriter>();
        // A commit whose answer was lost: the second try writes the same again.
        var first = EntryOf(user.Id, "/first");
        await writer.NoteAsync(first, Stop);
        await NotedAsync(server, user.Id, "/first");
        await writer.NoteAsync(first, Stop);
        await writer.NoteAsync(EntryOf(user.Id, "/second"), Stop);
        await NotedAsync(server, user.Id, "/second");
    }

    [Fact]
    public async Task A_log_that_nobody_writes_holds_no_request_for_ever_and_drops_nothing()
    {
        var server = await servers.GetAsync(ServerKind.Embedded, Stop);
        var told = new Told();
        using var writer = new AuditWriter(server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>(), new HastyClock(), told);
        for (var noted = 0; noted < 10_001; noted++)
            await writer.NoteAsync(EntryOf(null, $"/{noted}"), Stop);
        Assert.Contains("/10000", Assert.Single(told.Lines), StringComparison.Ordinal);
    }

    private static AuditEntry EntryOf(Guid? userId, string resource) =>
        new() { Id = Guid.CreateVersion7(), UserId = userId, Action = "Try", Resource = resource, Status = 200, Time = DateTimeOffset.UnixEpoch };

    /// <summary>Waits pass a hundred times faster.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / 100 : dueTime, period);
    }

    private sealed class Told : ILogger<AuditWriter>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }

    private static async Task NotedAsync(TestServer server, Guid userId, string resource)
    {
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        while (!await db.Set<AuditEntry>().AnyAsync(e => e.UserId == userId && e.Resource == resource, Stop))
            await Task.Delay(50, Stop);
    }
}
