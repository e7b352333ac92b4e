using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Providers.BuiltIn.Speech;

namespace PodcastMuse.Providers.BuiltIn;

/// <summary>The studio that needs no keys and no network: four adapters like any other.</summary>
public static class BuiltInFeature
{
    /// <param name="services">Where to register.</param>
    /// <param name="voicesFolder">Where the user puts ONNX voices; need not exist.</param>
    public static IServiceCollection AddBuiltInStudio(this IServiceCollection services, string voicesFolder) =>
        services
            .AddSingleton(_ => new BuiltInSpeech(voicesFolder))
            .AddSingleton<IProviderStudio>(provider => new BuiltInStudio(provider.GetRequiredService<BuiltInSpeech>()));
}
