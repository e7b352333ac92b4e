using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Accounts;
using PodcastMuse.Audit;
using PodcastMuse.Data;
using PodcastMuse.Notifications;

namespace PodcastMuse.App.Tests.Api.Accounts;

public sealed class ErasureTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task Erasing_by_password_leaves_no_row_behind(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        var batch = new StatementBatch();
        await server.Services.GetRequiredService<Notifier>().ProductionEndedAsync(db, batch, new ProductionEnd(ada.Id, Guid.CreateVersion7(), "T", ProductionOutcome.Completed, 0, null), Stop);
        await batch.SendAsync(db, Stop);
        await ada.Client.PutAsJsonAsync("/api/v1/users/me/pronunciations", new { pronunciations = new { Nguyen = "Win" } }, Stop);
        await ada.Client.PostAsync("/api/v1/auth/ws-ticket", null, Stop);
        Assert.True(await CountAsync(db, ada.Id) > 0);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await DeleteAsync(ada, new { password = "wrong" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ada.Client.GetAsync("/api/v1/users/me", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(ada, new { password = ada.Password })).StatusCode);

        Assert.Equal(0, await CountAsync(db, ada.Id));
        Assert.Equal(HttpStatusCode.Unauthorized, (await ada.Client.GetAsync("/api/v1/users/me", Stop)).StatusCode);
        var again = await Newcomer.RegisterAsync(server, Stop, ada.Email);
        Assert.NotEqual(ada.Id, again.Id);
    }

    [Theory, EachServer]
    public async Task Without_the_password_a_sign_in_of_the_last_ten_minutes_proves_who_erases(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        var longAgo = server.Services.GetRequiredService<TimeProvider>().GetUtcNow() - TimeSpan.FromMinutes(11);
        await db.Set<Session>().Where(s => s.UserId == ada.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.CreatedAt, longAgo), Stop);
        foreach (var body in new object?[] { null, new { } })
        {
            var refusal = await (await DeleteAsync(ada, body)).JsonAsync(HttpStatusCode.UnprocessableEntity, Stop);
            Assert.Contains("ten minutes", refusal.GetProperty("errors").GetProperty("password")[0].GetString(), StringComparison.Ordinal);
        }

        var login = await (await ada.Client.PostAsJsonAsync("/api/v1/auth/login", new { email = ada.Email, password = ada.Password }, Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        ada.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", login.Text("access_token"));
        var unchanged = await ada.Client.PutAsJsonAsync("/api/v1/users/me/password", new { new_password = "another quiet riverbank" }, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unchanged.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(ada, null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ada.Client.GetAsync("/api/v1/users/me", Stop)).StatusCode);
    }

    [Theory, EachServer]
    public async Task The_audit_keeps_what_was_done_but_not_by_whom(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        while (!await db.Set<AuditEntry>().AnyAsync(e => e.UserId == ada.Id && e.Action == "Register", Stop))
            await Task.Delay(50, Stop);
        var before = await db.Set<AuditEntry>().CountAsync(e => e.Action == "EraseMe", Stop);
        await DeleteAsync(ada, new { password = ada.Password });
        while (await db.Set<AuditEntry>().CountAsync(e => e.Action == "EraseMe", Stop) == before)
            await Task.Delay(50, Stop);
        Assert.False(await db.Set<AuditEntry>().AnyAsync(e => e.UserId == ada.Id, Stop));
        Assert.False(await db.Set<AuditEntry>().AnyAsync(e => e.Action == "EraseMe" && e.Status == 204 && (e.UserId != null || e.Address != null), Stop));
    }

    [Theory, EachServer]
    public async Task The_export_has_everything_but_secrets(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop);
        var answer = await ada.Client.GetAsync("/api/v1/users/me/export", Stop);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        await using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Stop)));
        var texts = new Dictionary<string, string>();
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await entry.OpenAsync(Stop));
            texts[entry.Name] = await reader.ReadToEndAsync(Stop);
            JsonDocument.Parse(texts[entry.Name]).Dispose();
        }

        Assert.Contains(ada.Email, texts["account.json"], StringComparison.Ordinal);
        Assert.All(["sessions.json", "notifications.json", "audit.json", "preferences.json", "external_logins.json"], name => Assert.Contains(name, texts.Keys));
        Assert.All(texts.Values, text => Assert.DoesNotContain("hash", text, StringComparison.OrdinalIgnoreCase));
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        while (!await db.Set<AuditEntry>().AnyAsync(e => e.UserId == ada.Id && e.Action == "ExportMe" && e.Status == 200, Stop))
            await Task.Delay(50, Stop);
    }

    [Theory, EachServer]
    public async Task Pronunciations_are_kept_and_checked(ServerKind kind)
    {
        var ada = await Newcomer.RegisterAsync(await servers.GetAsync(kind, Stop), Stop);
        var put = await ada.Client.PutAsJsonAsync("/api/v1/users/me/pronunciations", new { pronunciations = new Dictionary<string, string> { ["Nguyen"] = "Win", ["กทม."] = "กรุงเทพ" } }, Stop);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        var got = await ada.Client.GetFromJsonAsync<JsonElement>("/api/v1/users/me/pronunciations", Stop);
        Assert.Equal("กรุงเทพ", got.GetProperty("pronunciations").GetProperty("กทม.").GetString());
        object[] bad =
        [
            new { pronunciations = new Dictionary<string, string> { [""] = "x" } },
            new { pronunciations = new Dictionary<string, string> { ["x"] = new string('y', 201) } },
            new { pronunciations = new Dictionary<string, string> { ["x"] = "a\u0000b" } },
            new { pronunciations = Enumerable.Range(0, 1_001).ToDictionary(n => $"w{n}", n => "x") },
            new { },
        ];
        foreach (var body in bad)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Client.PutAsJsonAsync("/api/v1/users/me/pronunciations", body, Stop)).StatusCode);
    }

    private static async Task<int> CountAsync(MuseDbContext db, Guid userId)
    {
        var count = 0;
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.FindProperty("UserId") is not null && t.ClrType != typeof(AuditEntry)))
        {
            var sql = $"SELECT COUNT(*) AS \"Value\" FROM \"{type.GetTableName()}\" WHERE \"{type.FindProperty("UserId")!.GetColumnName()}\" = {{0}}";
            count += await db.Database.SqlQueryRaw<int>(sql, userId).SingleAsync(Stop);
        }

        return count;
    }

    private static Task<HttpResponseMessage> DeleteAsync(Newcomer who, object? body) =>
        who.Client.SendAsync(HttpMethod.Delete, "/api/v1/users/me", body, null, Stop);
}
