using PodcastMuse.Media.Encoding;
using PodcastMuse.Media.Captions;
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
        await Aac.EncodeAsync(wav, m4a, cancellationToken);

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

        context.Report(0.6, "Rendering the previews");
        await PreviewAsync(context, wav, cancellationToken);
        return new StepOutcome.Done("The film and its previews are ready.");
    }

    private async Task PreviewAsync(StepContext context, string wav, CancellationToken cancellationToken)
    {
        var episode = await records.ReadAsync(context, cancellationToken);
        var timeline = await records.TimelineAsync(context, cancellationToken);
        var quote = QuotePicker.Pick(timeline, episode.Facts.References.Keys.ToHashSet());
        var output = Directory.CreateDirectory(Path.Combine(context.Scratch, "previews")).FullName;
        var previews = await Previews.RenderAsync(
            new PreviewRequest(
                wav,
                await context.FetchAsync(shelf, "images/cover.jpg", cancellationToken),
                CaptionBuilder.Build(timeline, context.Settings.Language),
                quote.Start,
                quote.End,
                context.Settings.Title,
                context.Settings.Language,
                output),
            context,
            cancellationToken);
        foreach (var preview in previews)
            await context.PutAsync(shelf, $"videos/previews/{Path.GetFileName(preview)}", preview, (quote.End - quote.Start).TotalSeconds, cancellationToken);
    }
}
