using Microsoft.Extensions.DependencyInjection;

namespace PodcastMuse.Progress;

/// <summary>Registers the feed of progress.</summary>
public static class ProgressFeature
{
    public static IServiceCollection AddProgress(this IServiceCollection services) => services.AddSingleton<ProgressFeed>();
}
