using System.Net;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using PodcastMuse.Kernel;
using PodcastMuse.Projects;
using PodcastMuse.Storage;

namespace PodcastMuse.S3;

/// <summary>
/// Files in a bucket. An object appears whole or not at all, which the store itself promises; its SHA-256 stands in its metadata.
/// What steps read is fetched into a cache on this machine.
/// </summary>
public sealed class S3Storage(IAmazonS3 s3, S3Options options, FetchCache cache, TimeProvider clock) : IFileStorage
{
    private const string HashMetadata = "sha256";
    private const int DeletesAtOnce = 8;

    public async Task<StoredFile> TakeAsync(string localPath, string key, CancellationToken cancellationToken)
    {
        var (sha256, size) = await HashAsync(localPath, cancellationToken);
        await TellingAsync(async () =>
        {
            await Upload.PutAsync(s3, options, localPath, key, AssetKinds.MediaTypeOf(key), (HashMetadata, sha256), cancellationToken);
            return key;
        });
        // The only copy stays here until the store has told that it has another.
        if (await HeadAsync(key, cancellationToken) is not { } head || head.ContentLength != size)
            throw FaultException.Transient(Problems.StorageUnavailable("The file store took a file and does not have it. Try again in a moment."));
        if (head.Metadata[HashMetadata] == sha256)
            cache.Keep(localPath, key, head.ETag);
        else
            File.Delete(localPath);
        return new StoredFile(key, size, sha256);
    }

    public async Task<string?> FetchAsync(string key, CancellationToken cancellationToken)
    {
        if (await HeadAsync(key, cancellationToken) is not { } head)
            return null;
        if (cache.Find(key, head.ETag) is { } known)
            return known;
        var part = cache.NewPart();
        try
        {
            return await TellingAsync(async () =>
            {
                using var answer = await s3.GetObjectAsync(new GetObjectRequest { BucketName = options.Bucket, Key = key }, cancellationToken);
                await answer.WriteResponseStreamToFileAsync(part, append: false, cancellationToken);
                return cache.Keep(part, key, answer.ETag);
            });
        }
        catch (AmazonS3Exception gone) when (gone.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        finally
        {
            File.Delete(part);
        }
    }

    public async Task<Stream?> OpenAsync(string key, long from, long? length, CancellationToken cancellationToken)
    {
        if (length == 0)
            return await HeadAsync(key, cancellationToken) is null ? null : Stream.Null;
        var request = new GetObjectRequest { BucketName = options.Bucket, Key = key };
        if (from > 0 || length is not null)
            request.ByteRange = new ByteRange(length is { } most ? $"bytes={from}-{from + most - 1}" : $"bytes={from}-");
        try
        {
            return (await TellingAsync(() => s3.GetObjectAsync(request, cancellationToken))).ResponseStream;
        }
        catch (AmazonS3Exception none) when (none.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (AmazonS3Exception beyond) when (beyond.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return Stream.Null;
        }
    }

    public string AddressFor(string key, TimeSpan lifetime, string? downloadName)
    {
        var request = new GetPreSignedUrlRequest
        {
            BucketName = options.Bucket,
            Key = key,
            Verb = HttpVerb.GET,
            Expires = (clock.GetUtcNow() + lifetime).UtcDateTime,
            Protocol = options.Endpoint?.Scheme == Uri.UriSchemeHttp ? Protocol.HTTP : Protocol.HTTPS,
            ResponseHeaderOverrides = { CacheControl = "private, max-age=3600" },
        };
        if (downloadName is not null)
            request.ResponseHeaderOverrides.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(downloadName)}";
        return s3.GetPreSignedURL(request);
    }

    public async Task<long?> SizeAsync(string key, CancellationToken cancellationToken) => (await HeadAsync(key, cancellationToken))?.ContentLength;

    public Task CopyAsync(string fromKey, string toKey, CancellationToken cancellationToken) =>
        TellingAsync(() => s3.CopyObjectAsync(options.Bucket, fromKey, options.Bucket, toKey, cancellationToken));

    public async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        await TellingAsync(() => s3.DeleteObjectAsync(options.Bucket, key, cancellationToken));
        cache.Forget(key);
    }

    /// <summary>Copies on this machine go with the files; those on others end when nobody used them for a month. One by one, as not every compatible store takes lists of objects to delete in the form that Amazon's SDK sends.</summary>
    public async Task DeleteFolderAsync(string folder, CancellationToken cancellationToken)
    {
        if (!folder.EndsWith('/') || folder.Length < 2)
            throw FaultException.Permanent(Problems.InvalidInput($"'{folder}' is not a folder of the storage."));
        var pages = s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = options.Bucket, Prefix = folder });
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = DeletesAtOnce, CancellationToken = cancellationToken };
        await TellingAsync(async () =>
        {
            await Parallel.ForEachAsync(pages.S3Objects, parallel, async (file, token) =>
            {
                await s3.DeleteObjectAsync(options.Bucket, file.Key, token);
                cache.Forget(file.Key);
            });
            return folder;
        });
    }

    private async Task<GetObjectMetadataResponse?> HeadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await TellingAsync(() => s3.GetObjectMetadataAsync(options.Bucket, key, cancellationToken));
        }
        catch (AmazonS3Exception none) when (none.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static async Task<(string Sha256, long Size)> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
        return (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)), file.Length);
    }

    /// <summary>What the store answers about an object is its caller's to read; that it does not answer, or not us, is told in words.</summary>
    private static async Task<T> TellingAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (AmazonServiceException refused) when (refused.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized or HttpStatusCode.MovedPermanently)
        {
            throw FaultException.Permanent(Problems.StorageUnavailable($"The file store refuses us ({refused.ErrorCode}). Whoever runs this service has to check its S3 settings."), refused);
        }
        catch (Exception away) when (away is HttpRequestException or IOException || away is AmazonClientException && away is not AmazonS3Exception { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.RequestedRangeNotSatisfiable })
        {
            throw FaultException.Transient(Problems.StorageUnavailable("The file store does not answer. Try again in a moment."), inner: away);
        }
    }
}
