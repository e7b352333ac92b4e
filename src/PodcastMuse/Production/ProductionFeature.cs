using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Jobs;
using PodcastMuse.Production.Journal;

namespace PodcastMuse.Production;

public static class ProductionFeature
{
    /// <summary>The engine and its steps; needs a database, storage, jobs, a ledger and providers.</summary>
    public static IServiceCollection AddProduction(this IServiceCollection services, RetryOptions? retries = null)
    {
        services
            .AddSingleton<StepLeases>()
            .AddSingleton<StepSettlement>()
            .AddSingleton<StepAnnouncer>()
            .AddSingleton(new RetryPolicy(retries ?? RetryOptions.Default))
            .AddSingleton<EngineParts>()
            .AddSingleton<StepRunner>()
            .AddSingleton<ProductionControl>()
            .AddSingleton<CallJournal>()
            .AddSingleton<StepHost>()
            .AddSingleton<IWakeUpReceiver>(provider => provider.GetRequiredService<StepHost>())
            .AddHostedService(provider => provider.GetRequiredService<StepHost>())
            .AddSingleton<Reconciler>()
            .AddHostedService(provider => provider.GetRequiredService<Reconciler>());
        var handlers = typeof(ProductionFeature).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IStepHandler)) && t.IsClass);
        foreach (var handler in handlers)
            services.AddSingleton(typeof(IStepHandler), handler);
        return services;
    }
}
