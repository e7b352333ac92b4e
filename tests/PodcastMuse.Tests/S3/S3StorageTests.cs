using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Kernel;
using PodcastMuse.S3;
using PodcastMuse.Storage;
using PodcastMuse.TestServers;

namespace PodcastMuse.Tests.S3;

public sealed class S3StorageTests : IAsyncLifetime
{
    private const int PartBytes = 5 * 1024 * 1024;

    private readonly string _root = Directory.CreateTempSubdirectory("muse-s3-tests-").FullName;
    private S3Server? _server;
    private ServiceProvider? _services;
    private DataFolder? _folder;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IFileStorage Storage => _services!.GetRequiredService<IFileStorage>();

    public async ValueTask InitializeAsync()
    {
        _server = await S3Server.StartAsync(Stop);
        _folder = new DataFolder(_root);
        _services = Provide(S3Server.Key, _folder);
    }

    [Fact]
    public async Task A_large_file_goes_up_in_parts_and_comes_back_whole_and_in_ranges()
    {
        var bytes = RandomNumberGenerator.GetBytes(2 * PartBytes + 12_345);
        var stored = await Storage.TakeAsync(await WriteAsync(bytes), "users/a/audio/final.wav", Stop);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), stored.Sha256);
        Assert.Equal(bytes.Length, await Storage.SizeAsync("users/a/audio/final.wav", Stop));

        // Another machine: an empty cache.
        await using var elsewhere = Provide(S3Server.Key, new DataFolder(Path.Combine(_root, "elsewhere")));
        var storage = elsewhere.GetRequiredService<IFileStorage>();
        var fetched = await storage.FetchAsync("users/a/audio/final.wav", Stop);
        Assert.EndsWith(".wav", fetched, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(fetched!, Stop));
        Assert.Equal(fetched, await storage.FetchAsync("users/a/audio/final.wav", Stop));

        await using var part = await storage.OpenAsync("users/a/audio/final.wav", PartBytes - 10, 20, Stop);
        using var read = new MemoryStream();
        await part!.CopyToAsync(read, Stop);
        Assert.Equal(bytes.AsSpan(PartBytes - 10, 20).ToArray(), read.ToArray());
    }

    [Fact]
    public async Task A_replaced_file_is_fetched_anew_and_a_copy_is_its_own()
    {
        await PutAsync("k/one.txt", "first");
        await Storage.CopyAsync("k/one.txt", "k/two.txt", Stop);
        var other = Provide(S3Server.Key, new DataFolder(Path.Combine(_root, "other"))).GetRequiredService<IFileStorage>();
        Assert.Equal("first", await ReadAsync(other, "k/one.txt"));
        await PutAsync("k/one.txt", "second");
        Assert.Equal("second", await ReadAsync(other, "k/one.txt"));
        Assert.Equal("first", await ReadAsync(other, "k/two.txt"));
    }

    [Fact]
    public async Task A_file_that_the_store_took_and_does_not_have_stays_here()
    {
        var local = await WriteAsync([1, 2, 3]);
        var forgetful = DispatchProxy.Create<IAmazonS3, ForgetfulStore>();
        ((ForgetfulStore)(object)forgetful).Store = _services!.GetRequiredService<IAmazonS3>();
        var storage = new S3Storage(forgetful, _services!.GetRequiredService<S3Options>(), _services!.GetRequiredService<FetchCache>(), TimeProvider.System);

        Assert.True((await Assert.ThrowsAsync<FaultException>(() => storage.TakeAsync(local, "users/a/f.txt", Stop))).IsTransient);

        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(local, Stop));
        await Storage.TakeAsync(local, "users/a/f.txt", Stop);
        Assert.Equal(3, await Storage.SizeAsync("users/a/f.txt", Stop));
    }

    [Fact]
    public async Task A_folder_is_emptied_and_its_neighbours_stay()
    {
        for (var i = 0; i < 12; i++)
            await PutAsync($"users/a/projects/1/f{i}", "x");
        await PutAsync("users/a/projects/10/f", "neighbour");
        var copy = await Storage.FetchAsync("users/a/projects/1/f3", Stop);
        Assert.True(File.Exists(copy));
        await Storage.DeleteFolderAsync("users/a/projects/1/", Stop);
        Assert.False(File.Exists(copy));
        Assert.Null(await Storage.SizeAsync("users/a/projects/1/f0", Stop));
        Assert.Null(await Storage.FetchAsync("users/a/projects/1/f11", Stop));
        Assert.Equal(9, await Storage.SizeAsync("users/a/projects/10/f", Stop));
        await Assert.ThrowsAsync<FaultException>(() => Storage.DeleteFolderAsync("/", Stop));
        await Assert.ThrowsAsync<FaultException>(() => Storage.DeleteFolderAsync("users/a", Stop));
    }

    [Fact]
    public void Addresses_are_signed_in_the_present_way_and_end()
    {
        var address = new Uri(Storage.AddressFor("users/a/กาแฟ 1.zip", TimeSpan.FromHours(1), "กาแฟ.zip"));
        Assert.Equal($"/{S3Server.Bucket}/users/a/{Uri.EscapeDataString("กาแฟ 1.zip")}", address.AbsolutePath);
        Assert.Contains("X-Amz-Algorithm=AWS4-HMAC-SHA256", address.Query, StringComparison.Ordinal);
        Assert.Contains("X-Amz-Signature=", address.Query, StringComparison.Ordinal);
        Assert.Contains("response-content-disposition=", address.Query, StringComparison.Ordinal);
        var end = int.Parse(address.Query.Split("X-Amz-Expires=")[1].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(end, 3_590, 3_600);
    }

    [Fact]
    public async Task What_is_not_there_is_null_and_a_store_that_refuses_is_a_fault_in_words()
    {
        Assert.Null(await Storage.FetchAsync("nothing", Stop));
        Assert.Null(await Storage.SizeAsync("nothing", Stop));
        Assert.Null(await Storage.OpenAsync("nothing", 0, 10, Stop));
        await Storage.DeleteAsync("nothing", Stop);

        // s3rver knows ids, but takes every signature of version 4.
        await using var stranger = Provide("WRONG", _folder!);
        var fault = await Assert.ThrowsAsync<FaultException>(async () => await stranger.GetRequiredService<IFileStorage>().TakeAsync(await WriteAsync([1]), "k", Stop));
        Assert.Equal("/problems/storage-unavailable", fault.Problem.Type);
        Assert.False(fault.IsTransient);
    }

    public async ValueTask DisposeAsync()
    {
        await _services!.DisposeAsync();
        await _server!.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    private ServiceProvider Provide(string id, DataFolder folder) => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddStorage(folder)
        .AddS3(new S3Options(S3Server.Bucket, id, S3Server.Key, "us-east-1", _server!.Address) { PartBytes = PartBytes })
        .BuildServiceProvider();

    /// <summary>A store that does not yet show what it was given.</summary>
    public class ForgetfulStore : DispatchProxy
    {
        internal IAmazonS3? Store { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name == nameof(IAmazonS3.GetObjectMetadataAsync)
            ? Task.FromException<GetObjectMetadataResponse>(new AmazonS3Exception("Not found") { StatusCode = HttpStatusCode.NotFound })
            : targetMethod.Invoke(Store, args);
    }

    private async Task PutAsync(string key, string text) => await Storage.TakeAsync(await WriteAsync(Encoding.UTF8.GetBytes(text)), key, Stop);

    private static async Task<string> ReadAsync(IFileStorage storage, string key) => await File.ReadAllTextAsync((await storage.FetchAsync(key, Stop))!, Stop);

    private async Task<string> WriteAsync(byte[] bytes)
    {
        var path = Path.Combine(_folder!.NewScratch("test"), "file");
        await File.WriteAllBytesAsync(path, bytes, Stop);
        return path;
    }
}
