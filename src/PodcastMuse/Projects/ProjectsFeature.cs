using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Projects.Sources;

namespace PodcastMuse.Projects;

/// <summary>Registers projects with their scripts and assets.</summary>
public static class ProjectsFeature
{
    public static IServiceCollection AddProjects(this IServiceCollection services) =>
        services
            .AddSingleton<AssetShelf>()
            .AddSingleton<ScriptShelf>()
            .AddSingleton<SourceShelf>()
            .AddSingleton<SourceReader>();
}
