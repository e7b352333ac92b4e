using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PodcastMuse.Data;
using PodcastMuse.Jobs;
using PodcastMuse.Production.Journal;
using PodcastMuse.Providers;

namespace PodcastMuse.Production;

/// <summary>Registers the engine without any step.</summary>
internal static class EngineFeature
{
    /// <summary>The engine alone; it runs whatever handlers are registered.</summary>
    public static IServiceCollection AddEngine(this IServiceCollection services, RetryOptions retries) =>
        services
            .AddDefaults()
            .AddSingleton(new RetryPolicy(retries))
            .AddSingleton<EngineScope>()
            .AddSingleton<CoreTurns>()
            .AddSingleton<StepLeases>()
            .AddSingleton<ProductionEnding>()
            .AddSingleton<HeldProductions>()
            .AddSingleton<StepPlaces>()
            .AddSingleton<StepSettlement>()
            .AddSingleton<StepHeartbeat>()
            .AddSingleton<StepWork>()
            .AddSingleton<StepOpening>()
            .AddSingleton<EngineParts>()
            .AddSingleton<StepRunner>()
            .AddSingleton<ProductionCancelling>()
            .AddSingleton<StepHandOut>()
            .AddSingleton<ProductionStarting>()
            .AddSingleton<ProductionControl>()
            .AddSingleton<SharedCommits>()
            .AddSingleton<CallRows>()
            .AddSingleton<CallNews>()
            .AddSingleton<CallJournal>()
            .AddSingleton<Callbacks>()
            .AddSingleton<StepHost>()
            .AddSingleton<IWakeUpReceiver>(provider => provider.GetRequiredService<StepHost>())
            .AddSingleton<Reconciler>();

    /// <summary>What an engine does without, unless somebody registers it.</summary>
    private static IServiceCollection AddDefaults(this IServiceCollection services)
    {
        services.TryAddSingleton<IProviderKeys, NoKeys>();
        services.TryAddSingleton(CallbackOptions.None);
        return services;
    }

    /// <summary>Lets the engine run in this process: takes wake-ups, and looks for what was forgotten.</summary>
    public static IServiceCollection AddEngineHost(this IServiceCollection services) =>
        services
            .AddHostedService(provider => provider.GetRequiredService<StepHost>())
            .AddHostedService(provider => provider.GetRequiredService<Reconciler>());
}
