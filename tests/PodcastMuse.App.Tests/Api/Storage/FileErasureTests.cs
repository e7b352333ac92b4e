using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.App.Tests.Api.Projects;
using PodcastMuse.Data;
using PodcastMuse.Storage;

namespace PodcastMuse.App.Tests.Api.Storage;

public sealed class FileErasureTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task A_folder_that_cannot_be_emptied_holds_no_other_up(ServerKind kind)
    {
        await using var server = await TestServer.StartAsync(await servers.NewSettingsAsync(kind, Stop), services => services.AddSingleton<IFileStorage, OneBadFolder>(), Stop);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        var now = server.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var (bad, good) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        db.AddRange(
            new FileErasure { Id = bad, Folder = OneBadFolder.Name, DueAt = now.AddMinutes(-2) },
            new FileErasure { Id = good, Folder = "users/b", DueAt = now.AddMinutes(-1) });
        await db.SaveChangesAsync(Stop);

        await server.Services.GetRequiredService<FileErasures>().FinishAsync(Stop);

        Assert.Equal([bad], await db.Set<FileErasure>().Where(e => e.Id == bad || e.Id == good).Select(e => e.Id).ToListAsync(Stop));
    }

    [Theory, EachServer]
    public async Task A_project_is_deleted_also_while_the_store_does_not_answer_and_its_files_are_erased_later(ServerKind kind)
    {
        var store = new OneBadFolder();
        await using var server = await TestServer.StartAsync(await servers.NewSettingsAsync(kind, Stop), services => services.AddSingleton<IFileStorage>(store), Stop);
        var user = await server.NewUserAsync(Stop);
        var project = await Rows.BeginAsync(user, Stop);
        store.Bad = StorageLayout.ProjectFolder(user.Id, project);

        Assert.Equal(HttpStatusCode.NoContent, (await user.Client.DeleteAsync($"/api/v1/projects/{project}", Stop)).StatusCode);

        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        Assert.Equal([store.Bad], await db.Set<FileErasure>().Where(e => e.Folder == store.Bad).Select(e => e.Folder).ToListAsync(Stop));
    }

    /// <summary>A store that times out on one folder, as HTTP clients say it.</summary>
    private sealed class OneBadFolder : IFileStorage
    {
        public const string Name = "users/a";

        public string Bad { get; set; } = Name;

        public Task DeleteFolderAsync(string folder, CancellationToken cancellationToken) =>
            folder == Bad ? Task.FromException(new TaskCanceledException("The request timed out.")) : Task.CompletedTask;

        public Task<StoredFile> TakeAsync(string localPath, string key, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<string?> FetchAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Stream?> OpenAsync(string key, long from, long? length, CancellationToken cancellationToken) => throw new NotSupportedException();

        public string AddressFor(string key, TimeSpan lifetime, string? downloadName) => throw new NotSupportedException();

        public Task<long?> SizeAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task CopyAsync(string fromKey, string toKey, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task DeleteAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
