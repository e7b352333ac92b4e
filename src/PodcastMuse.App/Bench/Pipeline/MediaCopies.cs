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

    /// <summary>Steps that are nothing but media work, and what stands for their result.</summary>
    private static readonly (string Step, string Path)[] Copies =
    [
        (ProductionPlan.AudioMastering, "audio/final.mp3"),
        (ProductionPlan.VideoAssembly, "video/episode.mp4"),
        (ProductionPlan.Packaging, ProductionPlan.PackagePath),
    ];

    /// <summary>To be called after the real steps were added: of two for the same step the later is asked.</summary>
    public static void Replace(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<ProveTake>(ProveAsync));
        foreach (var (step, path) in Copies)
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
