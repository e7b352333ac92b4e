using PodcastMuse.Media.Chapters;
using PodcastMuse.Media.Episodes;
using PodcastMuse.Media.Packages;
using PodcastMuse.Media.Tags;
using PodcastMuse.Media.Timelines;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Steps;

/// <summary>Tags the MP3, writes what is left to write, and packs the episode with a manifest that can rebuild it.</summary>
internal sealed class Packaging(EpisodeRecords records, SeoWriting seo, EpisodeMakers makers, AssetShelf shelf) : IStepHandler
{
    public string StepName => ProductionPlan.Packaging;

    public async Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        // The voices' step may have adjusted the script after the texts were written; the creator's own words stay.
        if (!await seo.AreEditedAsync(context, cancellationToken) && await seo.WriteAsync(context, cancellationToken) is JournalAnswer<SeoSuggestions>.Waiting(var after))
            return new StepOutcome.LookAgain(after, StepWords.TextsFollow);
        var episode = await records.ReadAsync(context, cancellationToken);
        var timeline = await records.TimelineAsync(context, cancellationToken);
        await TagAsync(context, episode, timeline, cancellationToken);
        foreach (var text in EpisodeTexts.OfTheShopWindow(episode, timeline, await Mp3SizeAsync(context, cancellationToken)))
        {
            var local = Path.Combine(context.Scratch, Path.GetFileName(text.Path));
            await text.WriteAsync(local, cancellationToken);
            await context.PutAsync(shelf, text.Path, local, null, cancellationToken);
        }

        var zip = Path.Combine(context.Scratch, "resources.zip");
        var files = await FilesAsync(context, episode, cancellationToken);
        await PackageWriter.WriteAsync(zip, files, PackageFacts.Of(context, episode, timeline, await makers.OfAsync(context, episode.Script, cancellationToken)), context, cancellationToken);
        await PutManifestAsync(context, zip, cancellationToken);
        await context.PutAsync(shelf, ProductionPlan.PackagePath, zip, null, cancellationToken);
        return new StepOutcome.Done(StepWords.Packed(files.Count));
    }

    /// <summary>Tags a copy and shelves it: the stored MP3 is whole at every moment.</summary>
    private async Task TagAsync(StepContext context, EpisodeRecord episode, Timeline timeline, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(context.Scratch, "final.mp3");
        File.Copy(await context.FetchAsync(shelf, "audio/final.mp3", cancellationToken), copy);
        var facts = episode.Facts;
        await Id3Writer.WriteAsync(
            copy,
            new Id3Tag(
                facts.Title, string.Join(", ", facts.Speakers), facts.Show, facts.Language, facts.MadeAt, timeline.Duration,
                Disclosure.For(facts.Language), await context.FetchAsync(shelf, "images/cover.jpg", cancellationToken), ChapterMark.From(timeline)),
            cancellationToken);
        await context.PutAsync(shelf, "audio/final.mp3", copy, timeline.Duration.TotalSeconds, cancellationToken);
    }

    /// <summary>Everything a creator wants, and of the spoken lines those of this script.</summary>
    private async Task<List<PackageFile>> FilesAsync(StepContext context, EpisodeRecord episode, CancellationToken cancellationToken)
    {
        var spoken = LineCall.Of(episode.Script, episode.Cast, context.Settings.Language).Select(l => l.AssetPath + ".wav").ToHashSet();
        var files = new List<PackageFile>();
        foreach (var asset in await shelf.ListAsync(context.ProjectId, cancellationToken))
        {
            var isPacked = asset.Kind is not ("work" or "package" or "manifest.json") && (asset.Kind != "segment" || spoken.Contains(asset.Path));
            if (isPacked)
                files.Add(new PackageFile(asset.Path, await context.FetchAsync(shelf, asset.Path, cancellationToken), asset.ContentType, asset.DurationSeconds));
        }

        return files;
    }

    private async Task PutManifestAsync(StepContext context, string zip, CancellationToken cancellationToken)
    {
        var local = Path.Combine(context.Scratch, PackageManifest.Path);
        await using (var archive = await System.IO.Compression.ZipFile.OpenReadAsync(zip, cancellationToken))
            await System.IO.Compression.ZipFileExtensions.ExtractToFileAsync(archive.GetEntry(PackageManifest.Path)!, local, overwrite: true, cancellationToken);
        await context.PutAsync(shelf, PackageManifest.Path, local, null, cancellationToken);
    }

    private async Task<long> Mp3SizeAsync(StepContext context, CancellationToken cancellationToken) =>
        new FileInfo(await context.FetchAsync(shelf, "audio/final.mp3", cancellationToken)).Length;
}
