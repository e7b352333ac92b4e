using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Storage;

namespace PodcastMuse.S3;

/// <summary>Registers a bucket as the place of files; the one door to it.</summary>
public static class S3Feature
{
    private const int Retries = 4;

    /// <summary>To be called after the data folder's own storage, whose place it takes.</summary>
    public static IServiceCollection AddS3(this IServiceCollection services, S3Options options) => services
        .AddSingleton(options)
        .AddSingleton<IAmazonS3>(_ => Connect(options))
        .AddSingleton(provider => new FetchCache(Path.Combine(provider.GetRequiredService<DataFolder>().Cache, "s3"), options.CacheBytes, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IFileStorage, S3Storage>();

    internal static AmazonS3Client Connect(S3Options options)
    {
        // Signed addresses would be of version 2 otherwise, which compatible stores and Amazon's newer regions refuse. The SDK has it for the whole process only.
        AWSConfigsS3.UseSignatureVersion4 = true;
        var config = new AmazonS3Config
        {
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = Retries,
            // Compatible stores do not know the trailing checksums that Amazon's SDK sends unasked.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint.ToString();
            config.AuthenticationRegion = options.Region;
            config.ForcePathStyle = true;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        }

        return new AmazonS3Client(new BasicAWSCredentials(options.AccessKeyId, options.SecretAccessKey), config);
    }
}
