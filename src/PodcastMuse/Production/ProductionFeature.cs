using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Data;
using PodcastMuse.Jobs;
using PodcastMuse.Production.Orders;
using PodcastMuse.Production.Steps;
using PodcastMuse.Progress;
using PodcastMuse.Projects;

namespace PodcastMuse.Production;

/// <summary>Registers the production engine and its steps.</summary>
public static class ProductionFeature
{
    /// <summary>Lets productions run in this process, as far as these queues go; needs a job server too.</summary>
    public static IServiceCollection AddProductionEngine(this IServiceCollection services, IReadOnlyList<string>? queues = null)
    {
        services.AddSingleton(new EngineScope { Queues = queues ?? Queues.All });
        return services.AddEngineHost();
    }

    /// <summary>Starting, steering and every step of the plan; needs a database, storage, jobs, a ledger and providers.</summary>
    public static IServiceCollection AddProduction(this IServiceCollection services, RetryOptions? retries = null, OfferOptions? offer = null) =>
        services
            .AddEngine(retries ?? RetryOptions.Default)
            .AddSingleton<Studio>()
            .AddSingleton(offer ?? new OfferOptions())
            .AddSingleton<Offer>()
            .AddSingleton<OwnServers>()
            .AddSingleton<Makers>()
            .AddSingleton<Orders.Options>()
            .AddSingleton<OrderCheck>()
            .AddSingleton<OrderMaterial>()
            .AddSingleton<Intake>()
            .AddSingleton<SingleSteps>()
            .AddSingleton<LineOrders>()
            .AddSingleton<Estimator>()
            .AddSingleton<VoicePreviews>()
            .AddSingleton<Standings>()
            .AddSingleton<IProgressSnapshots>(provider => provider.GetRequiredService<Standings>())
            .AddSingleton<Briefs>()
            .AddSingleton<Preflight>()
            .AddSingleton<OwnScripts>()
            .AddSingleton<PackageImport>()
            .AddSingleton<IScriptGuard, ScriptsInUse>()
            .AddSingleton<IAccountExport, ProductionExport>()
            .AddSingleton<EpisodeRecords>()
            .AddSingleton<ScriptWriting>()
            .AddSingleton<LineWriting>()
            .AddSingleton<SpokenLines>()
            .AddSingleton<LineTakes>()
            .AddSingleton<ProveTake>(TakeProof.RunAsync)
            .AddSingleton<DialogueSpeech>()
            .AddSingleton<LineSpeech>()
            .AddSingleton<SeoWriting>()
            .AddSingleton<IStepHandler, BriefInput>()
            .AddSingleton<IStepHandler, ScriptGeneration>()
            .AddSingleton<IStepHandler, TtsGeneration>()
            .AddSingleton<IStepHandler, AudioMastering>()
            .AddSingleton<IStepHandler, ImageGeneration>()
            .AddSingleton<IStepHandler, VideoGeneration>()
            .AddSingleton<IStepHandler, VideoAssembly>()
            .AddSingleton<IStepHandler, SeoGeneration>()
            .AddSingleton<EpisodeMakers>()
            .AddSingleton<IStepHandler, Packaging>();
}
