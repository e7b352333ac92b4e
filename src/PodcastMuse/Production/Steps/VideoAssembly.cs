using PodcastMuse.Media.Video;
using PodcastMuse.Projects;

namespace PodcastMuse.Production.Steps;

/// <summary>The whole episode as a film (the clip looped, not encoded again), and short captioned previews of its strongest stretch.</summary>
internal sealed class VideoAssembly(EpisodeRecords records, AssetShelf shelf) : IStepHandler
{
    public string StepName => ProductionPlan.VideoAssembly;

    public async Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        var timeline = await records.TimelineAsync(context, cancellationToken);
        var wav = await context.FetchAsync(shelf, "audio/final.wav", cancellationToken);
        var m4a = Path.Combine(context.Scratch, "episode.m4a");
        await PodcastMuse.Media.Tools.Ffmpeg.RunAsync(["-i", wav, "-c:a", "aac", "-aac_coder", "fast", "-b:a", "128k", m4a], cancellationToken);

        context.Report(0.4, "Putting the film together");
        var film = Path.Combine(context.Scratch, "final.mp4");
        await EpisodeVideo.AssembleAsync(
            new EpisodeVideoRequest(
                await context.FetchAsync(shelf, VideoGeneration.ClipPath + ".mp4", cancellationToken),
                m4a,
                await context.FetchAsync(shelf, EpisodeTexts.SubRipPath, cancellationToken),
                await context.FetchAsync(shelf, "work/lettering.png", cancellationToken),
                context.Settings.Title,
                context.Settings.Language,
                timeline,
                film),
            cancellationToken);
        var seconds = timeline.Duration.TotalSeconds;
        await context.PutAsync(shelf, "videos/final.mp4", film, seconds, cancellationToken);

        return new StepOutcome.Done("The film and its previews are ready.");
    }
}
