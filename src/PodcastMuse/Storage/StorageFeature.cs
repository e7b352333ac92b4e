using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Data;

namespace PodcastMuse.Storage;

/// <summary>Registers the files of episodes.</summary>
public static class StorageFeature
{
    /// <summary>Files in the data folder, for one process: addresses of files end with it.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, DataFolder folder) =>
        services.AddStorage(folder, new MediaOptions(RandomNumberGenerator.GetBytes(32), PublicUrl: null));

    /// <summary>Files in the data folder; a bucket registered after it takes the place of the folder.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, DataFolder folder, MediaOptions options) =>
        services
            .AddSingleton(folder)
            .AddSingleton(options)
            .AddSingleton<MediaAddresses>()
            .AddSingleton<FileErasures>()
            .AddSingleton<IAccountEraser>(provider => provider.GetRequiredService<FileErasures>())
            .AddSingleton<IFileStorage, LocalStorage>();

    /// <summary>Goes on with erasures that a node left unfinished.</summary>
    public static IServiceCollection AddErasures(this IServiceCollection services) => services.AddHostedService<FileEraser>();

    /// <summary>Keeps the cache small and young while the service runs.</summary>
    public static IServiceCollection AddCacheSweeps(this IServiceCollection services) => services.AddHostedService<CacheSweeper>();
}
