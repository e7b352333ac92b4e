using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PodcastMuse.Projects.Sources;
using PodcastMuse.Projects.Sources.Scripts;

namespace PodcastMuse.App.Make;

/// <summary>A source as read: a document, or an address that the first step fetches.</summary>
internal abstract record MaterialSource
{
    public sealed record File(string Name, SourceDocument Document) : MaterialSource;

    public sealed record Address(Uri Uri) : MaterialSource;
}

/// <summary>
/// Everything an episode is made from, read and found good before anything is written. The fingerprint is the same for the
/// same request on the same bytes, whatever the files are called and wherever the episode goes.
/// </summary>
internal sealed record MakeMaterial(IReadOnlyList<MaterialSource> Sources, UserScript? Script, string Fingerprint)
{
    public static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    /// <summary>Everything that was asked for except where it goes and how it is shown.</summary>
    public static string FingerprintOf(MakeRequest request, IReadOnlyList<string> hashes)
    {
        var asked = request with { Sources = hashes, Script = null, From = null, Out = null, Json = false, Verbose = false };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(asked))));
    }
}
