using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Data;
using PodcastMuse.Projects;
using PodcastMuse.Storage;

namespace PodcastMuse.App.Tests.Api.Projects;

/// <summary>Puts a project into a state that otherwise takes a production.</summary>
internal static class Rows
{
    public static async Task<Guid> BeginAsync(TestUser user, CancellationToken cancellationToken)
    {
        var answer = await user.Client.PostAsJsonAsync("/api/v1/projects", new { title = "A project" }, cancellationToken);
        return (await answer.JsonAsync(HttpStatusCode.Created, cancellationToken)).GetProperty("id").GetGuid();
    }

    public static async Task SetStatusAsync(TestServer server, Guid projectId, string status, CancellationToken cancellationToken)
    {
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(cancellationToken);
        await db.Set<Project>().Where(p => p.Id == projectId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Status, status), cancellationToken);
    }

    public static async Task<Project> ReadAsync(TestServer server, Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(cancellationToken);
        return await db.Set<Project>().AsNoTracking().SingleAsync(p => p.Id == projectId, cancellationToken);
    }

    /// <summary>Shelves a file as a step would, and gives its storage key.</summary>
    public static async Task<(string Key, Asset Asset)> ShelveAsync(
        TestServer server, TestUser user, Guid projectId, string path, string content, CancellationToken cancellationToken)
    {
        var local = Path.Combine(server.Services.GetRequiredService<DataFolder>().NewScratch("test"), "file");
        await File.WriteAllTextAsync(local, content, cancellationToken);
        var asset = await server.Services.GetRequiredService<AssetShelf>().PutAsync(user.Id, projectId, "packaging", path, local, null, cancellationToken);
        return (StorageLayout.ProjectKey(user.Id, projectId, path), asset);
    }
}
