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
        return services.AddSingleton(options).AddSingleton<Gates>().AddSingleton<ProviderLines>().AddSingleton<Downloads>();
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
            builder.AddResilienceHandler("calls", Configure)
                .SelectPipelineBy(_ => request => $"{request.RequestUri!.Authority} {Dialect.PrintOf(request)} {Patience.IsWork(CallNote.Of(request).Kind)}");
            builder.AddHttpMessageHandler(provider => new GateHandler(
                provider.GetRequiredService<TDialect>(), provider.GetRequiredService<Gates>(), provider.GetRequiredService<TimeProvider>()));
        }
    }

    /// <summary>Tries again around a circuit that opens when half of ten calls in half a minute broke down.</summary>
    private static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> builder, ResilienceHandlerContext context)
    {
        builder.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
        builder
            .AddRetry(Repeats.Options())
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(15),
                ShouldHandle = args => ValueTask.FromResult(Repeats.IsBreakdown(args.Context.GetRequestMessage(), args.Outcome)),
            });
    }
}
