using PodcastMuse.Media.Codecs;
using PodcastMuse.Media.Timelines;
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
        var sound = await EncodeAsync(context, cancellationToken);
        context.Report(0.4, StepWords.AssemblingFilm);
        await AssembleAsync(context, timeline, sound, cancellationToken);
        context.Report(0.5, StepWords.RenderingPreviews);
        await PreviewAsync(context, timeline, cancellationToken);
        return new StepOutcome.Done(StepWords.FilmReady);
    }

    private async Task<string> EncodeAsync(StepContext context, CancellationToken cancellationToken)
    {
        var sound = Path.Combine(context.Scratch, "episode.m4a");
        await Aac.EncodeAsync(await context.FetchAsync(shelf, "audio/final.wav", cancellationToken), sound, cancellationToken);
        return sound;
    }

    private async Task AssembleAsync(StepContext context, Timeline timeline, string sound, CancellationToken cancellationToken)
    {
        var film = Path.Combine(context.Scratch, "final.mp4");
        await EpisodeVideo.AssembleAsync(
            new EpisodeVideoRequest(
                await context.FetchAsync(shelf, VideoGeneration.ClipPath + ".mp4", cancellationToken),
                sound,
                await context.FetchAsync(shelf, EpisodeTexts.SubRipPath, cancellationToken),
                await context.FetchAsync(shelf, "work/lettering.png", cancellationToken),
                (await records.ReadAsync(context, cancellationToken)).Facts,
                timeline,
                film),
            cancellationToken);
        await context.PutAsync(shelf, "videos/final.mp4", film, timeline.Duration.TotalSeconds, cancellationToken);
    }

    private async Task PreviewAsync(StepContext context, Timeline timeline, CancellationToken cancellationToken)
    {
        var episode = await records.ReadAsync(context, cancellationToken);
        if (QuotePicker.Pick(timeline, episode.Facts.References.Keys.ToHashSet()) is not { } quote)
            return;
        var previews = await Previews.RenderAsync(
            new PreviewRequest(
                await context.FetchAsync(shelf, "images/cover.jpg", cancellationToken),
                await context.FetchAsync(shelf, "audio/final.wav", cancellationToken),
                await context.FetchAsync(shelf, EpisodeTexts.SubRipPath, cancellationToken),
                context.Settings.Title,
                context.Settings.Language,
                quote.Start,
                quote.End,
                Directory.CreateDirectory(Path.Combine(context.Scratch, "previews")).FullName),
            cancellationToken);
        foreach (var preview in new[] { previews.Square, previews.Vertical })
            await context.PutAsync(shelf, $"videos/previews/{Path.GetFileName(preview)}", preview, quote.Length.TotalSeconds, cancellationToken);
    }
}
