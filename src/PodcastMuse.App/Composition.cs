using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PodcastMuse.Accounts;
using PodcastMuse.App.Make;
using PodcastMuse.Credits;
using PodcastMuse.Jobs;
using PodcastMuse.Production;
using PodcastMuse.Progress;
using PodcastMuse.Projects;
using PodcastMuse.Providers.BuiltIn;
using PodcastMuse.Sqlite;
using PodcastMuse.Storage;

namespace PodcastMuse.App;

/// <summary>The studio on one machine: embedded database, files in a folder, queue in memory. The whole of it, feature by feature.</summary>
internal static class Composition
{
    public static IHost BuildTerminal(DataFolder folder, bool isVerbose)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(isVerbose ? LogLevel.Information : LogLevel.None);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        if (isVerbose)
            builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IHostLifetime, CallerLifetime>()
            .AddStorage(folder)
            .AddSqlite(folder.Database)
            .AddJobsInMemory()
            .AddProgress()
            .AddSingleton<LocalOwner>()
            .AddSingleton<ILedger, FreeLedger>()
            .AddProjects()
            .AddBuiltInStudio(folder.Voices)
            .AddProduction()
            .AddSingleton<MaterialReader>()
            .AddSingleton<FreshProject>()
            .AddSingleton<MakeProject>()
            .AddSingleton<MakeSession>()
            .AddSingleton<Delivery>();
        return builder.Build();
    }

    /// <summary>The host lives as long as its caller says; signals are the command line's business.</summary>
    private sealed class CallerLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
