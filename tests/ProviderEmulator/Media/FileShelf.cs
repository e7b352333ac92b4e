using System.Collections.Concurrent;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Media;

/// <summary>
/// A file behind a public link, gone after <paramref name="Ends"/>. Made whenever it is fetched: a day of results would not fit into memory,
/// and the same is made from the same. <paramref name="Owner"/> is the key it was made for: nobody is asked for it, but faults are set by keys.
/// </summary>
internal sealed record ShelvedFile(string Name, string ContentType, Func<Task<byte[]>> MakeAsync, DateTimeOffset Ends, string? Owner = null);

/// <summary>
/// Result links and uploads, on another host name than the APIs (localhost instead of 127.0.0.1), which refuses any request that
/// carries a key: links are public, and a client that sends its key there leaks it.
/// </summary>
internal sealed class FileShelf(EmulatorOptions options, IdSource ids)
{
    private readonly ConcurrentDictionary<string, ShelvedFile> _files = new();

    /// <summary>Known once the server listens.</summary>
    public Uri Address { get; set; } = new("http://localhost/files");

    public Uri Put(string folder, string extension, string contentType, Func<Task<byte[]>> make, TimeSpan life, string? owner = null) =>
        PutNamed($"{folder}/{ids.Hex(24)}.{extension}", contentType, make, life, owner);

    public Uri PutNamed(string path, string contentType, Func<Task<byte[]>> make, TimeSpan life, string? owner = null)
    {
        _files[path] = new(path, contentType, make, options.Clock.GetUtcNow() + life, owner);
        return new Uri($"{Address.AbsoluteUri.TrimEnd('/')}/{path}");
    }

    /// <summary>Null when there is none or its time is over.</summary>
    public ShelvedFile? Find(string path) => _files.TryGetValue(path, out var file) && file.Ends > options.Clock.GetUtcNow() ? file : null;

    public ShelvedFile? Find(Uri link)
    {
        var address = Address.AbsoluteUri.TrimEnd('/') + "/";
        return link.AbsoluteUri.StartsWith(address, StringComparison.Ordinal) ? Find(link.AbsoluteUri[address.Length..]) : null;
    }

    public bool IsOurs(Uri link) => link.AbsoluteUri.StartsWith(Address.AbsoluteUri, StringComparison.Ordinal);

    public void Clear() => _files.Clear();
}
