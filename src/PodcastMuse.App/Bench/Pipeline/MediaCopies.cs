using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PodcastMuse.Media.Audio;
using PodcastMuse.Production;
using PodcastMuse.Production.Steps;
using PodcastMuse.Projects;
using PodcastMuse.Providers;

namespace PodcastMuse.App.Bench.Pipeline;

/// <summary>
/// Leaves of a production what is asked of others and the order of it: texts, lines, the picture and the clip are bought, journalled and
/// shelved as always, but nothing is decoded, composed, mastered, filmed or packed; a copy stands for each result.
/// </summary>
internal static class MediaCopies
{
    /// <summary>What the emulated providers send: 128 kbit/s.</summary>
    private const double BytesPerSecond = 16_000;

    /// <summary>Handlers that do nothing but media work.</summary>
    private static readonly (string Step, string Handler, string Path)[] Copies =
    [
        (ProductionPlan.AudioMastering, "AudioMastering", "audio/final.mp3"),
        (ProductionPlan.VideoAssembly, "VideoAssembly", "video/episode.mp4"),
        (ProductionPlan.Packaging, "Packaging", ProductionPlan.PackagePath),
    ];

    public static void Replace(IServiceCollection services)
    {
        services.RemoveAll<ProveTake>();
        services.AddSingleton<ProveTake>(ProveAsync);
        string[] replaced = [.. Copies.Select(copy => copy.Handler), "ImageGeneration", "VideoGeneration"];
        foreach (var handler in services.Where(s => s.ServiceType == typeof(IStepHandler) && replaced.Contains(s.ImplementationType?.Name)).ToList())
            services.Remove(handler);
        foreach (var (step, _, path) in Copies)
            services.AddSingleton<IStepHandler>(provider => new CopyingStep(step, path, provider.GetRequiredService<AssetShelf>()));
        services.AddSingleton<IStepHandler, PictureStep>().AddSingleton<IStepHandler, ClipStep>();
    }

    private static Task<(string Wav, SpeechFacts Facts)> ProveAsync(MadeFile made, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var seconds = new FileInfo(made.Path).Length / BytesPerSecond;
        return Task.FromResult((made.Path, new SpeechFacts(seconds, seconds, -3, -20, IsComplete: true)));
    }
}
