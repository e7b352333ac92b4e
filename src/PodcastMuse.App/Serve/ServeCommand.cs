using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PodcastMuse.App.Settings;
using PodcastMuse.Data;
using PodcastMuse.Storage;

namespace PodcastMuse.App.Serve;

/// <summary><c>muse serve</c>, <c>muse worker</c> and <c>muse migrate</c>: the service, by its settings alone.</summary>
internal static class ServeCommand
{
    public static IEnumerable<Command> Create()
    {
        var serve = new Command("serve", "The service: API, web and, unless ROLE says otherwise, the work");
        serve.SetAction((_, token) => RunAsync(_ => { }, ServeAsync, token));
        var worker = new Command("worker", "Only the work, from the queues of WORKER_QUEUES");
        worker.SetAction((_, token) => RunAsync(environment => environment["ROLE"] = "worker", ServeAsync, token));
        var migrate = new Command("migrate", "Bring the database up to date, and end");
        migrate.SetAction((_, token) => RunAsync(_ => { }, MigrateAsync, token));
        return [serve, worker, migrate];
    }

    /// <summary>Reads the settings and runs on them, or tells everything that is wrong with them.</summary>
    internal static async Task<int> RunAsync(
        Action<Dictionary<string, string>> change, Func<MuseSettings, CancellationToken, Task<int>> run, CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string>(SettingsSource.Load());
        change(environment);
        var (settings, problems) = SettingsReader.Read(environment);
        if (settings is not null)
        {
            try
            {
                return await run(settings, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Told to stop while it was still starting, which is a stop like any other.
                return ExitCodes.Done;
            }
            catch (Exception obstacle) when (Obstacle.In(obstacle, settings) is { } line)
            {
                await Console.Error.WriteLineAsync(line);
                return ExitCodes.Failed;
            }
        }

        await Console.Error.WriteLineAsync("The settings are not right, so nothing was started:");
        foreach (var problem in problems)
            await Console.Error.WriteLineAsync($"  {problem}");
        return ExitCodes.BadInput;
    }

    private static Task<int> ServeAsync(MuseSettings settings, CancellationToken cancellationToken) => ServeAsync(settings, _ => { }, cancellationToken);

    /// <param name="settings">What the environment says.</param>
    /// <param name="more">What takes the place of parts of the service, for measuring.</param>
    /// <param name="cancellationToken">Stops the service.</param>
    internal static async Task<int> ServeAsync(MuseSettings settings, Action<IServiceCollection> more, CancellationToken cancellationToken)
    {
        TryListen(settings);
        await using var app = Composition.BuildServer(settings, more);
        await PrepareAsync(app, cancellationToken);
        app.Services.GetRequiredService<DataFolder>().SweepScratch(app.Services.GetRequiredService<TimeProvider>());
        // Begun, it takes no time worth stopping; and a host that is stopped halfway calls it a failure.
        await app.StartAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync($"Podcast Muse is at {(settings.PublicUrl?.ToString() ?? app.Urls.First()).TrimEnd('/')}");
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCodes.Done;
    }

    /// <summary>Throws before anything is begun where nobody could be listened to; the host would tell it at length.</summary>
    private static void TryListen(MuseSettings settings)
    {
        using var listener = new TcpListener(settings.Address, settings.Port);
        listener.Start();
    }

    private static async Task<int> MigrateAsync(MuseSettings settings, CancellationToken cancellationToken)
    {
        await using var app = Composition.BuildServer(settings);
        await PrepareAsync(app, cancellationToken);
        await Console.Out.WriteLineAsync("The database is up to date.");
        return ExitCodes.Done;
    }

    /// <summary>What has to be done before anything else: an up-to-date database.</summary>
    internal static Task PrepareAsync(WebApplication app, CancellationToken cancellationToken) =>
        app.Services.GetRequiredService<IDatabaseSetup>().MigrateAsync(cancellationToken);
}
