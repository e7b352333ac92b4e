using PodcastMuse.Media.Mastering;
using PodcastMuse.Projects;
using PodcastMuse.Storage;

namespace PodcastMuse.Production.Steps;

/// <summary>The master and its clock, and every text that follows the clock: captions, transcript, chapters.</summary>
internal sealed class AudioMastering(EpisodeRecords records, AssetShelf shelf, DataFolder folder) : IStepHandler
{
    private const string CertificatePath = "audio/mastering.json";

    public string StepName => ProductionPlan.AudioMastering;

    public async Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        var episode = await records.ReadAsync(context, cancellationToken);
        var result = await MasterAsync(context, episode, cancellationToken);
        var seconds = result.Timeline.Duration.TotalSeconds;
        foreach (var text in EpisodeTexts.OnTheClock(episode, result.Timeline))
        {
            var local = Path.Combine(context.Scratch, Path.GetFileName(text.Path));
            await text.WriteAsync(local, cancellationToken);
            await context.PutAsync(shelf, text.Path, local, null, cancellationToken);
        }

        await context.PutAsync(shelf, "audio/final.wav", result.WavPath, seconds, cancellationToken);
        await context.PutAsync(shelf, "audio/final.mp3", result.Mp3Path, seconds, cancellationToken);
        await context.PutAsync(shelf, CertificatePath, result.CertificatePath, null, cancellationToken);
        return new StepOutcome.Done(StepWords.Mastered(result.Timeline.Duration, result.Certificate.Mp3.IntegratedLufs, result.Certificate.Mp3.TruePeakDbtp));
    }

    private async Task<MasterResult> MasterAsync(StepContext context, EpisodeRecord episode, CancellationToken cancellationToken)
    {
        var paths = new List<string>();
        foreach (var line in LineCall.Of(episode.Script, episode.Cast, context.Settings.Language))
            paths.Add(await context.FetchAsync(shelf, line.AssetPath + ".wav", cancellationToken));
        var output = Directory.CreateDirectory(Path.Combine(context.Scratch, "master")).FullName;
        if (await shelf.HasAsync(context.ProjectId, CertificatePath, cancellationToken))
            File.Copy(await context.FetchAsync(shelf, CertificatePath, cancellationToken), Path.Combine(output, "mastering.json"));
        return await Master.RenderAsync(
            new MasterRequest(
                EpisodeLines.Of(episode.Script, paths),
                episode.Script.Chapters.Select(c => c.Title).ToList(),
                EpisodeLines.TargetOf(episode.Script, context.Settings),
                context.Settings.Music,
                output,
                Path.Combine(folder.Cache, "mastering"),
                context.Settings.Language),
            context,
            cancellationToken);
    }
}
