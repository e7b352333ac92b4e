using Microsoft.Extensions.DependencyInjection;

namespace PodcastMuse.Progress;

public static class ProgressFeature
{
    public static IServiceCollection AddProgress(this IServiceCollection services) => services.AddSingleton<ProgressFeed>();
}
