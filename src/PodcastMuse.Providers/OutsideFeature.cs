using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Providers.Calls;
using PodcastMuse.Providers.Catalogue;
using PodcastMuse.Providers.ElevenLabs;
using PodcastMuse.Providers.Google;
using PodcastMuse.Providers.Kie;
using PodcastMuse.Providers.OpenAi;
using PodcastMuse.Providers.Writing;

namespace PodcastMuse.Providers;

/// <summary>Registers the outside providers: each a studio that works with a user's key, and a check of such keys.</summary>
public static class OutsideFeature
{
    public static IServiceCollection AddOutsideProviders(this IServiceCollection services, ProviderOptions options) =>
        services
            .AddCalls(options)
            .AddSingleton<Catalogues>()
            .AddSingleton<Writers>()
            .AddSingleton<IPrices>(provider => provider.GetRequiredService<Catalogues>())
            .AddClients<OpenAiDialect>(OpenAiDialect.ProviderName, options)
            .AddSingleton<IProviderStudio, OpenAiStudio>()
            .AddSingleton<IKeyCheck, OpenAiKeyCheck>()
            .AddClients<KieDialect>(KieDialect.ProviderName, options)
            .AddSingleton<IProviderStudio, KieStudio>()
            .AddSingleton<IKeyCheck, KieKeyCheck>()
            .AddClients<ElevenLabsDialect>(ElevenLabsDialect.ProviderName, options)
            .AddSingleton<IProviderStudio, ElevenLabsStudio>()
            .AddSingleton<IKeyCheck, ElevenLabsKeyCheck>()
            .AddClients<GoogleDialect>(GoogleDialect.ProviderName, options)
            .AddSingleton<IProviderStudio, GoogleStudio>()
            .AddSingleton<IKeyCheck, GoogleKeyCheck>();
}
