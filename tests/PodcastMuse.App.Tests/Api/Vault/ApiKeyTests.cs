using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PodcastMuse.Audit;
using PodcastMuse.Data;

namespace PodcastMuse.App.Tests.Api.Vault;

public sealed class ApiKeyTests(Servers servers)
{
    private const string Keys = "/api/v1/users/me/api-keys";
    private const string Key = "sk-proj-findme0123456789abcdefghijklmnopwxyz";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task A_key_is_kept_shown_as_a_hint_tested_and_forgotten(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        Assert.Equal("[]", await user.Client.GetStringAsync(Keys, Stop));
        var put = await user.Client.PutAsJsonAsync($"{Keys}/openai", new { api_key = Key }, Stop);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        var kept = (await user.Client.GetFromJsonAsync<JsonElement>(Keys, Stop))[0];
        Assert.Equal(["provider", "hint", "base_url", "is_active", "last_used", "created_at"], kept.EnumerateObject().Select(p => p.Name));
        Assert.Equal("sk-…wxyz", kept.GetProperty("hint").GetString());

        var other = await server.NewUserAsync(Stop);
        Assert.Equal("[]", await other.Client.GetStringAsync(Keys, Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.PostAsync($"{Keys}/openai/test", null, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.DeleteAsync($"{Keys}/openai", Stop)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await user.Client.DeleteAsync($"{Keys}/openai", Stop)).StatusCode);
        Assert.Equal("[]", await user.Client.GetStringAsync(Keys, Stop));
    }

    [Theory, EachServer]
    public async Task A_key_is_replaced_only_in_the_version_that_is_named(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        Assert.Equal("version-mismatch", await (await PutAsync("*")).ProblemAsync(HttpStatusCode.PreconditionFailed, Stop));
        var first = (await PutAsync(null)).Headers.ETag!.ToString();
        var second = await PutAsync(first);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.NotEqual(first, second.Headers.ETag!.ToString());
        Assert.Equal("version-mismatch", await (await PutAsync(first)).ProblemAsync(HttpStatusCode.PreconditionFailed, Stop));
        Assert.Equal(HttpStatusCode.OK, (await PutAsync("*")).StatusCode);

        Task<HttpResponseMessage> PutAsync(string? ifMatch) => user.Client.SendAsync(HttpMethod.Put, $"{Keys}/openai", new { api_key = Key }, ifMatch, Stop);
    }

    [Theory, EachServer]
    public async Task A_test_of_a_key_is_in_the_audit(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        await user.Client.PutAsJsonAsync($"{Keys}/openai", new { api_key = Key }, Stop);
        await user.Client.PostAsync($"{Keys}/openai/test", null, Stop);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        while (!await db.Set<AuditEntry>().AnyAsync(e => e.UserId == user.Id && e.Action == "TestApiKey" && e.Status == 200, Stop))
            await Task.Delay(50, Stop);
    }

    [Theory, EachServer]
    public async Task Bad_keys_are_told_field_by_field(ServerKind kind)
    {
        var user = await (await servers.GetAsync(kind, Stop)).NewUserAsync(Stop);
        await RefusesAsync("openai", new { api_key = "nonsense" }, HttpStatusCode.UnprocessableEntity, "api_key");
        await RefusesAsync("openai", new { api_key = Key, base_url = "http://169.254.169.254/" }, HttpStatusCode.UnprocessableEntity, "base_url");
        await RefusesAsync("openai", new { api_key = 5 }, HttpStatusCode.UnprocessableEntity, "api_key");
        await RefusesAsync("openai", new { api_key = (string?)null }, HttpStatusCode.UnprocessableEntity, "api_key");
        await RefusesAsync("openai", new { }, HttpStatusCode.UnprocessableEntity, "api_key");
        await RefusesAsync("openai", new { api_key = new string('k', 100_000) }, HttpStatusCode.UnprocessableEntity, "api_key");
        await RefusesAsync("nobody", new { api_key = Key }, HttpStatusCode.NotFound, "openai");
        Assert.Equal("[]", await user.Client.GetStringAsync(Keys, Stop));

        async Task RefusesAsync(string provider, object body, HttpStatusCode status, string word)
        {
            var answer = await user.Client.PutAsJsonAsync($"{Keys}/{provider}", body, Stop);
            var text = await answer.Content.ReadAsStringAsync(Stop);
            Assert.True(answer.StatusCode == status, text);
            Assert.Contains(word, text, StringComparison.Ordinal);
            Assert.DoesNotContain("nonsense", text, StringComparison.Ordinal);
        }
    }

    [Theory, EachServer]
    public async Task A_key_is_found_in_no_log_trace_answer_or_table(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var seen = new ConcurrentQueue<string>();
        using var log = new Recorder(seen);
        server.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        using var traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => seen.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(traces);

        await AskAsync(HttpMethod.Put, "openai", new { api_key = Key });
        await AskAsync(HttpMethod.Put, "openai", new { api_key = Key, base_url = "http://10.0.0.1" });
        await AskAsync(HttpMethod.Put, "google", new { api_key = Key });
        await AskAsync(HttpMethod.Put, "openai", new { api_key = $" {Key}\t{Key}" });
        await AskAsync(HttpMethod.Put, "openai", new { api_key = Key, more = Key });
        await AskAsync(HttpMethod.Post, "openai/test", null);
        await AskAsync(HttpMethod.Get, "", null);
        seen.Enqueue(await TablesAsync(server));

        Assert.NotEmpty(seen);
        Assert.DoesNotContain(seen, text => text.Contains("findme", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, text => text.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(Key))[..20], StringComparison.Ordinal));

        async Task AskAsync(HttpMethod method, string path, object? body)
        {
            using var request = new HttpRequestMessage(method, $"{Keys}/{path}".TrimEnd('/')) { Content = body is null ? null : JsonContent.Create(body) };
            var answer = await user.Client.SendAsync(request, Stop);
            seen.Enqueue(await answer.Content.ReadAsStringAsync(Stop));
        }
    }

    /// <summary>Every row of every table as text, and on SQLite the bytes of its files.</summary>
    private static async Task<string> TablesAsync(TestServer server)
    {
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        var all = new StringBuilder();
        if (db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(db.Database.GetDbConnection().DataSource)!, "muse.db*"))
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var reader = new StreamReader(stream, Encoding.Latin1);
                all.Append(await reader.ReadToEndAsync(Stop));
            }
        }
        else
        {
            foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).Distinct())
            {
                var rows = $"SELECT CAST(row_to_json(t) AS text) AS \"Value\" FROM {table} AS t";
                foreach (var row in await db.Database.SqlQueryRaw<string>(rows).ToListAsync(Stop))
                    all.AppendLine(row);
            }
        }

        Assert.Contains("sk-", all.ToString(), StringComparison.Ordinal);
        return all.ToString();
    }

    private sealed class Recorder(ConcurrentQueue<string> seen) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            seen.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
