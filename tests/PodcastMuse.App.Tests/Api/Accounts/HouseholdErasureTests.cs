using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.App.Tests.Api.BadInput;
using PodcastMuse.App.Tests.Api.Generation;
using PodcastMuse.Audit;
using PodcastMuse.Data;
using PodcastMuse.Progress;
using PodcastMuse.Projects;
using PodcastMuse.Storage;

namespace PodcastMuse.App.Tests.Api.Accounts;

/// <summary>Taking away and erasing an account that has one of everything.</summary>
public sealed class HouseholdErasureTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task Everything_can_be_taken_away_and_then_nothing_is_left_of_it(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await Household.MoveInAsync(server, Stop);
        var client = ada.Person.Client;
        var project = ada.Ids["/projects/{id}"];
        await client.PostAsync("/api/v1/auth/ws-ticket", null, Stop);
        var assets = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}/assets", Stop)).EnumerateArray().ToList();

        var export = await client.GetAsync("/api/v1/users/me/export", Stop);
        await using (var zip = new ZipArchive(new MemoryStream(await export.Content.ReadAsByteArrayAsync(Stop))))
        {
            foreach (var asset in assets)
            {
                await using var file = await Assert.Single(zip.Entries, e => e.FullName == $"files/projects/{project}/{asset.Text("path")}").OpenAsync(Stop);
                Assert.Equal(asset.Text("sha256"), Convert.ToHexStringLower(await SHA256.HashDataAsync(file, Stop)));
            }

            foreach (var name in new[] { "projects", "api_keys", "notifications", "audit", "credit_transactions", "purchases", "productions" })
                Assert.True(zip.Entries.Any(e => e.FullName.StartsWith(name, StringComparison.Ordinal)), $"{name} is not among {string.Join(", ", zip.Entries.Select(e => e.FullName).Where(n => n.EndsWith(".json", StringComparison.Ordinal)))}");
            var production = Assert.Single((await ReadAsync(Assert.Single(zip.Entries, e => e.FullName == "productions.json"))).EnumerateArray());
            Assert.Equal((project, "completed"), (production.Text("project_id"), production.Text("status")));
            var steps = production.GetProperty("steps").EnumerateArray().ToList();
            Assert.Equal((3, "completed"), steps.Where(s => s.Text("name") == "tts_generation").Select(s => (s.GetProperty("credits").GetInt32(), s.Text("status"))).Single());
            var calls = production.GetProperty("calls").EnumerateArray().ToList();
            Assert.All(calls, call => Assert.Contains(call.Text("step"), steps.Select(s => s.Text("name"))));
            Assert.Contains(calls, call => call.Text("capability") == "speech" && call.GetProperty("estimated_cost").GetDecimal() >= 0);
            foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".json", StringComparison.Ordinal) && !e.FullName.StartsWith("files/", StringComparison.Ordinal)))
            {
                using var reader = new StreamReader(await entry.OpenAsync(Stop));
                Assert.DoesNotContain("0123456789abcdefghijklmnop", await reader.ReadToEndAsync(Stop), StringComparison.Ordinal);
            }
        }

        // One production waits for its script to be approved, another runs.
        var (waiting, _) = await client.OrderAsync(new { title = "Waits", video_motion = "none", review_script = true, script = "Ann: Bees dance." }, Stop);
        await client.UntilAsync(waiting, s => s.GetProperty("awaits_approval").GetBoolean(), Stop);
        await client.OrderAsync(Orders.Short("Runs"), Stop);
        Assert.Equal(HttpStatusCode.NoContent, (await EraseAsync(ada.Person)).StatusCode);

        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        var storage = server.Services.GetRequiredService<IFileStorage>();
        foreach (var asset in assets)
            Assert.Null(await storage.SizeAsync(StorageLayout.ProjectKey(ada.Person.Id, Guid.Parse(project), asset.Text("path")), Stop));
        Assert.True(await db.Set<FileErasure>().AnyAsync(e => e.Folder == StorageLayout.UserFolder(ada.Person.Id), Stop));

        // What ran leaves no trace once it has noticed and the next round is over.
        var erasing = server.Services.GetRequiredService<PodcastMuse.Accounts.AccountErasing>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        var clean = 0;
        while (clean < 5)
        {
            await erasing.FinishAsync(patience.Token);
            await Task.Delay(500, patience.Token);
            clean = await CountAsync(db, ada.Person.Id) == 0 ? clean + 1 : 0;
        }

        Assert.True(await db.Set<AuditEntry>().AnyAsync(e => e.Resource == $"/api/v1/projects/{project}/sources" && e.Action == "AddSource" && e.UserId == null && e.Address == null, Stop));
    }

    [Theory, EachServer]
    public async Task A_deleted_project_leaves_no_events(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, production) = await user.Client.OrderAsync(Orders.Short(), Stop);
        await user.Client.UntilEndedAsync(project, Stop);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        Assert.True(await db.Set<ProgressEvent>().AnyAsync(e => e.ProjectId == project, Stop));

        Assert.Equal(HttpStatusCode.NoContent, (await user.Client.DeleteAsync($"/api/v1/projects/{project}", Stop)).StatusCode);

        Assert.False(await db.Set<ProgressEvent>().AnyAsync(e => e.ProjectId == project, Stop));
        db.Add(new ProgressEvent
        {
            UserId = user.Id,
            ProjectId = project,
            ProductionId = production,
            Seq = 1,
            Type = "progress_update",
            Message = "Too late",
            Time = DateTimeOffset.UnixEpoch,
        });
        await db.SaveChangesAsync(Stop);
        foreach (var expiry in server.Services.GetServices<Expiry>())
            await expiry.DeleteAsync(db, DateTimeOffset.UnixEpoch, Stop);
        Assert.False(await db.Set<ProgressEvent>().AnyAsync(e => e.ProjectId == project, Stop));
        Assert.False(await db.Set<Asset>().AnyAsync(a => a.ProjectId == project, Stop));
    }

    private static Task<HttpResponseMessage> EraseAsync(Newcomer who) => who.Client.SendAsync(
        new HttpRequestMessage(HttpMethod.Delete, "/api/v1/users/me") { Content = JsonContent.Create(new { password = who.Password }) }, Stop);

    private static async Task<JsonElement> ReadAsync(ZipArchiveEntry entry)
    {
        await using var file = await entry.OpenAsync(Stop);
        using var document = await JsonDocument.ParseAsync(file, default, Stop);
        return document.RootElement.Clone();
    }

    private static async Task<int> CountAsync(MuseDbContext db, Guid userId)
    {
        var count = 0;
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.FindProperty("UserId") is not null))
        {
            var sql = $"SELECT COUNT(*) AS \"Value\" FROM \"{type.GetTableName()}\" WHERE \"{type.FindProperty("UserId")!.GetColumnName()}\" = {{0}}";
            count += await db.Database.SqlQueryRaw<int>(sql, userId).SingleAsync(Stop);
        }

        return count;
    }
}
