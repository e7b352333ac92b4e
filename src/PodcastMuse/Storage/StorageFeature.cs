using Microsoft.Extensions.DependencyInjection;

namespace PodcastMuse.Storage;

/// <summary>Registers the files of episodes.</summary>
public static class StorageFeature
{
    public static IServiceCollection AddStorage(this IServiceCollection services, DataFolder folder) =>
        services.AddSingleton(folder).AddSingleton<IFileStorage, LocalStorage>();
}
