using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using PodcastMuse.Network;
using Polly;

namespace PodcastMuse.Providers.Calls;

/// <summary>Registers what all outside providers' calls have in common, and the clients of each.</summary>
internal static class CallsFeature
{
    private const string Agent = "PodcastMuse/1.0";

    public static IServiceCollection AddCalls(this IServiceCollection services, ProviderOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(Downloads.ClientName, client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.DefaultRequestHeaders.UserAgent.ParseAdd(Agent);
            })
            .ConfigurePrimaryHttpMessageHandler(() => Downloads.Handler(options.FilePolicy));
        return services.AddSingleton(options).AddSingleton<Gates>().AddSingleton<Circuits>().AddSingleton<ProviderLines>().AddSingleton<Downloads>();
    }

    /// <summary>The provider's two clients: for the operator's address, and for addresses of users' own.</summary>
    public static IServiceCollection AddClients<TDialect>(this IServiceCollection services, string provider, ProviderOptions options)
        where TDialect : Dialect
    {
        services.AddSingleton<TDialect>();
        Add(services, ProviderLines.ClientName(provider, isOwn: false), () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        Add(services, ProviderLines.ClientName(provider, isOwn: true), () => GuardedConnection.Handler(options.OwnPolicy));
        return services;

        static void Add(IServiceCollection services, string name, Func<SocketsHttpHandler> primary)
        {
            var builder = services.AddHttpClient(name, client =>
            {
                // Every try has its own limit (Patience); waits between tries are none of it.
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.DefaultRequestHeaders.UserAgent.ParseAdd(Agent);
            });
            builder.ConfigurePrimaryHttpMessageHandler(primary);
            builder.AddHttpMessageHandler(provider => new FaultHandler(provider.GetRequiredService<TDialect>()));
            builder.AddResilienceHandler("calls", Configure);
            builder.AddHttpMessageHandler(provider => new CircuitHandler(provider.GetRequiredService<Circuits>()));
            builder.AddHttpMessageHandler(provider => new GateHandler(
                provider.GetRequiredService<TDialect>(), provider.GetRequiredService<Gates>(), provider.GetRequiredService<TimeProvider>()));
        }
    }

    /// <summary>Tries again around the key's circuit.</summary>
    private static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> builder, ResilienceHandlerContext context)
    {
        builder.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
        builder.AddRetry(Repeats.Options());
    }
}
