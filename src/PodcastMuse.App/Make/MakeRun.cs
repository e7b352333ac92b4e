using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PodcastMuse.App.Settings;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Production;
using PodcastMuse.Production.Orders;
using PodcastMuse.Storage;
using Spectre.Console;

namespace PodcastMuse.App.Make;

/// <summary>One <c>muse make</c>, from the words typed to the folder filled. Every way out is one clear line and an exit code.</summary>
internal static class MakeRun
{
    private const string Kept = "What is finished is kept: run the same command again to go on.";

    public static async Task<int> RunAsync(MakeRequest request, CancellationToken cancellationToken)
    {
        var report = new MakeReport(request.Json, Console.Out, Console.Error);
        try
        {
            return await MakeAsync(request, report, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return report.Interrupted();
        }
        catch (Exception fault)
        {
            return report.Failed(Faults.Explain(fault).Problem, Kept);
        }
    }

    private static async Task<int> MakeAsync(MakeRequest request, MakeReport report, CancellationToken cancellationToken)
    {
        var (settings, problems) = SettingsReader.ReadTerminal(SettingsSource.Load());
        if (settings is null)
            return report.Refused(Problems.InvalidInput($"The settings are not right: {string.Join("; ", problems)}."));
        if (OpenDataFolder(settings) is not { } folder)
            return report.Refused(Problems.InvalidInput("The data folder cannot be written. Set DATA_DIR to a folder that can."));

        using var host = Composition.BuildTerminal(folder, settings, request.Verbose);
        var services = host.Services;
        var offer = services.GetRequiredService<Offer>();
        if (MakeRules.Check(request, offer, services.GetRequiredService<EnvironmentKeys>(), services.GetRequiredService<Makers>()) is { } wrong)
            return report.Refused(wrong);
        request = offer.WithVideo ? request : request with { Motion = ProductionSettings.None };
        if (OutFolder.Open(request.Out, request.Title) is not { } found)
            return report.Refused(Problems.InvalidInput($"The folder '{request.Out ?? OutFolder.DefaultFor(request.Title)}' cannot be written. Choose another with --out."));
        await services.GetRequiredService<IDatabaseSetup>().MigrateAsync(cancellationToken);
        folder.SweepScratch(services.GetRequiredService<TimeProvider>());
        folder.SweepCache(services.GetRequiredService<TimeProvider>());

        var session = services.GetRequiredService<MakeSession>();
        if (await session.OpenAsync(request, cancellationToken) is { } refused)
            return Refuse(refused, found, report);
        return await ProduceAsync(request, found, host, session, report, cancellationToken);
    }

    private static async Task<int> ProduceAsync(
        MakeRequest request, OutFolder found, IHost host, MakeSession session, MakeReport report, CancellationToken cancellationToken)
    {
        if (!await session.IsCompleteAsync(cancellationToken))
            await session.ProduceAsync(host, ViewFor(request), cancellationToken);
        if (await session.ProblemAsync(cancellationToken) is { } problem)
            return Problems.IsInput(problem) ? Refuse(problem, found, report) : report.Failed(problem, Kept);

        return report.Completed(await session.DeliverAsync(found.Path, cancellationToken));
    }

    private static int Refuse(Problem problem, OutFolder found, MakeReport report)
    {
        found.Withdraw();
        return report.Refused(problem);
    }

    private static IMakeView ViewFor(MakeRequest request) =>
        request.Json ? new SilentView()
        : Console.IsOutputRedirected ? new PlainView(Console.Out)
        : new BarsView(AnsiConsole.Console);

    private static DataFolder? OpenDataFolder(TerminalSettings settings) => OutFolder.IsWritable(settings.DataDir) ? new DataFolder(settings.DataDir) : null;
}
