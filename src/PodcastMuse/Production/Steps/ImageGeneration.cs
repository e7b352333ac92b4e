using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Covers;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Steps;

/// <summary>The cover: a picture from the image model, lettering set in real type over it, thumbnails, and the video's frame.</summary>
internal sealed class ImageGeneration(Studio studio, CallJournal journal, AssetShelf shelf, CoreTurns turns) : IStepHandler
{
    private const int CoverSize = 3000, FrameWidth = 1920, FrameHeight = 1080;

    /// <summary>Before a picture that was no good is asked for again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public string StepName => ProductionPlan.ImageGeneration;

    public async Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        using var maker = studio.Image(context.UserId, context.Settings);
        var model = maker.Bare;
        var square = await DrawAsync(context, maker, CoverSize, CoverSize, cancellationToken);
        // A drawn picture is drawn again for the wide frame; a bought one is cropped, never bought twice.
        var wide = model.IsMetered ? null : await DrawAsync(context, maker, FrameWidth, FrameHeight, cancellationToken);
        foreach (var answer in new[] { square, wide })
        {
            if (answer is JournalAnswer<JournalledFile>.Waiting(var after))
                return new StepOutcome.LookAgain(after, StepWords.MakingPicture);
        }

        context.Report(0.6, StepWords.SettingTitle);
        await ComposeAsync(context, square!, wide, cancellationToken);
        return new StepOutcome.Done(StepWords.CoverReady);
    }

    private Task<JournalAnswer<JournalledFile>> DrawAsync(StepContext context, Engagement<IImageModel> maker, int width, int height, CancellationToken cancellationToken)
    {
        var model = maker.Bare;
        var settings = context.Settings;
        var seed = BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(settings.Title)));
        var image = new ImageRequest(settings.Title, settings.Idea ?? settings.Title, settings.ImageStyle, settings.Language, width, height, seed);
        var call = CallRequest.For("image", model.Provider, model.Model, new { image, context.Take }) with { CallsBack = model.CallsBack };
        return journal.FileAsync(
            context,
            call,
            $"work/art/{call.Hash}",
            (slip, token) => turns.RunAsync(!model.IsMetered, async () => await (await maker.GetAsync(token)).DrawAsync(image, slip, token), token),
            (made, token) => CheckAsync(model.Provider, made, token),
            cancellationToken);
    }

    private Task<(string, FileFacts)> CheckAsync(string provider, MadeFile made, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return PictureProbe.Judge(made.Path) is { } problem
            ? throw FaultException.Transient(studio.Blame(provider, problem), Pause)
            : Task.FromResult((made.Path, new FileFacts(0, 0)));
    }

    private async Task ComposeAsync(
        StepContext context, JournalAnswer<JournalledFile> square, JournalAnswer<JournalledFile>? wide, CancellationToken cancellationToken)
    {
        var output = Directory.CreateDirectory(Path.Combine(context.Scratch, "cover")).FullName;
        var request = new CoverRequest(
            await PathOfAsync(square), context.Settings.Title, null, context.Settings.Language, output, wide is null ? null : await PathOfAsync(wide));
        var cover = await turns.RunAsync(isHere: true, () => CoverComposer.ComposeAsync(request, cancellationToken), cancellationToken);
        await context.PutAsync(shelf, "images/cover.jpg", cover.Cover, null, cancellationToken);
        await context.PutAsync(shelf, "images/frame.jpg", cover.Frame, null, cancellationToken);
        await context.PutAsync(shelf, "work/backdrop" + Path.GetExtension(cover.Backdrop), cover.Backdrop, null, cancellationToken);
        await context.PutAsync(shelf, "work/lettering.png", cover.Lettering, null, cancellationToken);
        foreach (var thumbnail in cover.Thumbnails)
            await context.PutAsync(shelf, $"images/thumbnails/{Path.GetFileName(thumbnail)}", thumbnail, null, cancellationToken);

        async Task<string> PathOfAsync(JournalAnswer<JournalledFile> answer) =>
            answer is JournalAnswer<JournalledFile>.Ready(var file, _)
                ? await context.FetchAsync(shelf, file.AssetPath, cancellationToken)
                : throw FaultException.Permanent(Problems.Internal("The picture is not there."));
    }
}
