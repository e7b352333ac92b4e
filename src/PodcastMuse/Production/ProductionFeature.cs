using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Jobs;
using PodcastMuse.Production.Journal;
using PodcastMuse.Production.Steps;

namespace PodcastMuse.Production;

/// <summary>Registers the production engine and its steps.</summary>
public static class ProductionFeature
{
    /// <summary>The engine with every step of the plan; needs a database, storage, jobs, a ledger and providers.</summary>
    public static IServiceCollection AddProduction(this IServiceCollection services, RetryOptions? retries = null) =>
        services
            .AddEngine(retries ?? RetryOptions.Default)
            .AddSingleton<Studio>()
            .AddSingleton<Briefs>()
            .AddSingleton<EpisodeRecords>()
            .AddSingleton<ScriptWriting>()
            .AddSingleton<LineSpeech>()
            .AddSingleton<IStepHandler, BriefInput>()
            .AddSingleton<IStepHandler, ScriptGeneration>()
            .AddSingleton<IStepHandler, TtsGeneration>()
            .AddSingleton<IStepHandler, AudioMastering>()
            .AddSingleton<IStepHandler, ImageGeneration>()
            .AddSingleton<IStepHandler, VideoGeneration>()
            .AddSingleton<IStepHandler, VideoAssembly>()
            .AddSingleton<IStepHandler, SeoGeneration>()
            .AddSingleton<IStepHandler, Packaging>();

    /// <summary>The engine alone; it runs whatever handlers are registered.</summary>
    internal static IServiceCollection AddEngine(this IServiceCollection services, RetryOptions retries) =>
        services
            .AddSingleton(new RetryPolicy(retries))
            .AddSingleton<EngineScope>()
            .AddSingleton<StepLeases>()
            .AddSingleton<StepSettlement>()
            .AddSingleton<StepAnnouncer>()
            .AddSingleton<EngineParts>()
            .AddSingleton<StepRunner>()
            .AddSingleton<ProductionControl>()
            .AddSingleton<CallJournal>()
            .AddSingleton<StepHost>()
            .AddSingleton<IWakeUpReceiver>(provider => provider.GetRequiredService<StepHost>())
            .AddHostedService(provider => provider.GetRequiredService<StepHost>())
            .AddSingleton<Reconciler>()
            .AddHostedService(provider => provider.GetRequiredService<Reconciler>());
}
