using PodcastMuse.Kernel;
using PodcastMuse.Media.Video;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Steps;

/// <summary>The cover's picture in motion: one short clip, bought or drawn once.</summary>
internal sealed class VideoGeneration(Studio studio, CallJournal journal, AssetShelf shelf) : IStepHandler
{
    public const string ClipPath = "work/clip";

    private const double ClipSeconds = 8;

    /// <summary>Before a clip that was no good is asked for again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public string StepName => ProductionPlan.VideoGeneration;

    public async Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        using var maker = studio.Video(context.UserId, context.Settings);
        var model = maker.Bare;
        var backdrop = (await shelf.ListAsync(context.ProjectId, cancellationToken)).Single(a => a.Path.StartsWith("work/backdrop", StringComparison.Ordinal));
        var request = new VideoRequest(
            await context.FetchAsync(shelf, backdrop.Path, cancellationToken), context.Settings.VideoMotion, context.Settings.Title, ClipSeconds);
        var call = CallRequest.For("video", model.Provider, model.Model, new { backdrop.Sha256, request.Motion, request.Prompt, request.Seconds, context.Take }) with { CallsBack = model.CallsBack };
        var answer = await journal.FileAsync(
            context, call, ClipPath, async (slip, token) => await (await maker.GetAsync(token)).AnimateAsync(request, slip, token),
            (made, token) => CheckAsync(model.Provider, made, token), cancellationToken);
        return answer is JournalAnswer<JournalledFile>.Waiting(var after)
            ? new StepOutcome.LookAgain(after, StepWords.AnimatingPicture)
            : new StepOutcome.Done(StepWords.ClipReady);
    }

    private async Task<(string, FileFacts)> CheckAsync(string provider, MadeFile made, CancellationToken cancellationToken)
    {
        if (await ClipProbe.MeasureAsync(made.Path, cancellationToken) is not { } facts)
            throw FaultException.Transient(studio.Blame(provider, Problems.UnsoundResult(Phrase.Of("clip_unsound", "The clip received does not play to its end."))), Pause);
        return (made.Path, new FileFacts(facts.Duration, 0));
    }
}
