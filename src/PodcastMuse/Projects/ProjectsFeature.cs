using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PodcastMuse.Data;
using PodcastMuse.Network;
using PodcastMuse.Progress;
using PodcastMuse.Projects.Sources;
using PodcastMuse.Projects.Sources.Scripts;
using PodcastMuse.Storage;

namespace PodcastMuse.Projects;

/// <summary>Registers projects with their scripts and assets.</summary>
public static class ProjectsFeature
{
    public static IServiceCollection AddProjects(this IServiceCollection services) => services.AddProjects(ProjectsOptions.Unlimited);

    public static IServiceCollection AddProjects(this IServiceCollection services, ProjectsOptions options)
    {
        services.AddHttpClient(SourceFetcher.ClientName)
            .ConfigurePrimaryHttpMessageHandler(() => GuardedConnection.Handler(AddressPolicy.PublicOnly));
        services.TryAddSingleton<SharedCommits>();
        return services
            .AddSingleton(options)
            .AddSingleton(new Expiry(DeleteOrphansAsync))
            .AddSingleton<ProjectLimit>()
            .AddSingleton<ProjectBeginnings>()
            .AddSingleton<ProjectShelf>()
            .AddSingleton<NewestProjects>()
            .AddSingleton<ProjectList>()
            .AddSingleton<AssetShelf>()
            .AddSingleton<AssetAddresses>()
            .AddSingleton<Waveforms>()
            .AddSingleton<ScriptDesk>()
            .AddSingleton<SourceIntake>()
            .AddSingleton<PassageShelf>()
            .AddSingleton<IAccountExport, ProjectExport>()
            .AddSingleton<ScriptShelf>()
            .AddSingleton<SourceShelf>()
            .AddSingleton<SourceReader>()
            .AddSingleton<SourceTurns>()
            .AddSingleton<SourceFetcher>()
            .AddSingleton<UserScriptReader>();
    }

    /// <summary>Has sources read in processes of their own, for a service whose sources are strangers'.</summary>
    public static IServiceCollection AddIsolatedReading(this IServiceCollection services, IsolationOptions options) =>
        services.AddSingleton(options).AddSingleton<IsolatedReader>();

    /// <summary>A production may have told its end in the moment in which its project was deleted.</summary>
    private static Task<int> DeleteOrphansAsync(MuseDbContext db, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Set<ProgressEvent>().Where(e => !db.Set<Project>().Any(p => p.Id == e.ProjectId)).ExecuteDeleteAsync(cancellationToken);

    public static void MapProjects(this IEndpointRouteBuilder app)
    {
        app.MapProjectEndpoints();
        app.MapSourcesEndpoints();
        app.MapScriptEndpoints();
        app.MapAssetsEndpoints();
        if (app.ServiceProvider.GetRequiredService<IFileStorage>() is LocalStorage)
            app.MapMediaEndpoints();
    }
}
