using Amazon.S3;
using Amazon.S3.Model;

namespace PodcastMuse.S3;

/// <summary>
/// Puts a local file into the bucket: small ones at once, large ones in parts, several at a time. The body is hashed and signed whole,
/// because compatible stores do not all understand bodies that Amazon's SDK signs in chunks.
/// </summary>
internal static class Upload
{
    private const int PartsAtOnce = 4;

    public static Task PutAsync(
        IAmazonS3 s3, S3Options options, string localPath, string key, string contentType, (string Name, string Value) metadata, CancellationToken cancellationToken)
    {
        var size = new FileInfo(localPath).Length;
        return size > options.PartBytes
            ? PutPartsAsync(s3, options, localPath, size, key, contentType, metadata, cancellationToken)
            : s3.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = options.Bucket,
                    Key = key,
                    FilePath = localPath,
                    ContentType = contentType,
                    UseChunkEncoding = false,
                    Metadata = { [metadata.Name] = metadata.Value },
                },
                cancellationToken);
    }

    private static async Task PutPartsAsync(
        IAmazonS3 s3, S3Options options, string localPath, long size, string key, string contentType, (string Name, string Value) metadata, CancellationToken cancellationToken)
    {
        var begun = await s3.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = options.Bucket, Key = key, ContentType = contentType, Metadata = { [metadata.Name] = metadata.Value } }, cancellationToken);
        try
        {
            var parts = new PartETag[(size + options.PartBytes - 1) / options.PartBytes];
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = PartsAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, parts.Length, parallel, async (i, token) =>
            {
                var answer = await s3.UploadPartAsync(
                    new UploadPartRequest
                    {
                        BucketName = options.Bucket,
                        Key = key,
                        UploadId = begun.UploadId,
                        PartNumber = i + 1,
                        FilePath = localPath,
                        FilePosition = i * options.PartBytes,
                        PartSize = Math.Min(options.PartBytes, size - i * options.PartBytes),
                        UseChunkEncoding = false,
                    },
                    token);
                parts[i] = new PartETag(i + 1, answer.ETag);
            });
            await s3.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest { BucketName = options.Bucket, Key = key, UploadId = begun.UploadId, PartETags = [.. parts] }, cancellationToken);
        }
        catch
        {
            // Parts that nobody puts together cost money until they are thrown away.
            await s3.AbortMultipartUploadAsync(options.Bucket, key, begun.UploadId, CancellationToken.None);
            throw;
        }
    }
}
