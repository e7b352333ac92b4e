using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using PodcastMuse.Kernel;

namespace PodcastMuse.Http;

/// <summary>Versions of resources on the wire (RFC 9110 §8.8.3): <c>ETag</c> goes out, <c>If-Match</c> and <c>If-None-Match</c> come in.</summary>
public static class Etags
{
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version:x}\"");

    public static string Of(DateTimeOffset updatedAt) => Of(updatedAt.UtcTicks);

    /// <summary>Of a resource that many hands change: by what it says.</summary>
    public static string Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return Of(BinaryPrimitives.ReadInt64LittleEndian(hash));
    }

    public static void SetEtag(this HttpResponse response, string etag) => response.Headers.ETag = etag;

    /// <summary>The refusal when the client edits another version than the one in force; null when it may go on (no If-Match: it may; one that cannot be read names no version of ours; where there is nothing yet, <paramref name="current"/> is null and no version fits).</summary>
    public static Problem? Mismatch(HttpRequest request, string? current)
    {
        var wanted = request.GetTypedHeaders().IfMatch;
        return (wanted.Count == 0 && request.Headers.IfMatch.Count == 0) || (current is not null && wanted.Any(tag => tag.Tag == "*" || tag.Compare(new EntityTagHeaderValue(current), useStrongComparison: true)))
            ? null
            : Problems.VersionMismatch("It was changed meanwhile. Read it again, and make the change on the newest version.");
    }

    /// <summary>Whether the client has the current version already.</summary>
    public static bool IsKnown(HttpRequest request, string current) =>
        request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Tag == "*" || tag.Compare(new EntityTagHeaderValue(current), useStrongComparison: false));
}
