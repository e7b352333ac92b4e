using PodcastMuse.Production;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;
using PodcastMuse.Providers;

namespace PodcastMuse.App.Bench.Pipeline;

/// <summary>Buys the clip, and leaves it as it came.</summary>
internal sealed class ClipStep(Studio studio, CallJournal journal, AssetShelf shelf) : IStepHandler
{
    private const double Seconds = 6;

    public string StepName => ProductionPlan.VideoGeneration;

    public async Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        using var maker = studio.Video(context.UserId, context.Settings);
        var picture = (await shelf.ListAsync(context.ProjectId, cancellationToken)).Single(a => a.Path.StartsWith(PictureStep.PicturePath, StringComparison.Ordinal));
        var request = new VideoRequest(
            await context.FetchAsync(shelf, picture.Path, cancellationToken), context.Settings.VideoMotion, context.Settings.Title, Seconds);
        var call = CallRequest.For("video", maker.Bare.Provider, maker.Bare.Model, new { picture.Sha256, request.Motion }) with { CallsBack = maker.Bare.CallsBack };
        var answer = await journal.FileAsync(
            context, call, "work/clip", async (slip, token) => await (await maker.GetAsync(token)).AnimateAsync(request, slip, token), PictureStep.Unchecked, cancellationToken);
        return answer is JournalAnswer<JournalledFile>.Waiting(var after)
            ? new StepOutcome.LookAgain(after, "The picture is being animated")
            : new StepOutcome.Done("The clip is there.");
    }
}
