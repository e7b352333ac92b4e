using Microsoft.Extensions.DependencyInjection;

namespace PodcastMuse.Projects;

public static class ProjectsFeature
{
    public static IServiceCollection AddProjects(this IServiceCollection services) =>
        services.AddSingleton<AssetShelf>().AddSingleton<ScriptShelf>();
}
