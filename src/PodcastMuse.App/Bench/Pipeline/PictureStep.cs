using PodcastMuse.Production;
using PodcastMuse.Production.Journal;
using PodcastMuse.Providers;

namespace PodcastMuse.App.Bench.Pipeline;

/// <summary>Buys the picture, and leaves it as it came.</summary>
internal sealed class PictureStep(Studio studio, CallJournal journal) : IStepHandler
{
    /// <summary>Where the clip's step finds it.</summary>
    public const string PicturePath = "work/backdrop";

    public string StepName => ProductionPlan.ImageGeneration;

    public async Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        using var maker = studio.Image(context.UserId, context.Settings);
        var settings = context.Settings;
        var image = new ImageRequest(settings.Title, settings.Idea ?? settings.Title, settings.ImageStyle, settings.Language, 1024, 1024, 1);
        var call = CallRequest.For("image", maker.Bare.Provider, maker.Bare.Model, image) with { CallsBack = maker.Bare.CallsBack };
        var answer = await journal.FileAsync(
            context, call, PicturePath, async (slip, token) => await (await maker.GetAsync(token)).DrawAsync(image, slip, token), Unchecked, cancellationToken);
        return answer is JournalAnswer<JournalledFile>.Waiting(var after)
            ? new StepOutcome.LookAgain(after, "The picture is being made")
            : new StepOutcome.Done("The picture is there.");
    }

    internal static Task<(string, FileFacts)> Unchecked(MadeFile made, CancellationToken cancellationToken) => Task.FromResult((made.Path, new FileFacts(0, 0)));
}
