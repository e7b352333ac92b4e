using PodcastMuse.Kernel;
using PodcastMuse.Media.Covers;
using PodcastMuse.Media.Video;
using PodcastMuse.Providers;
using ProviderEmulator.Faults;
using SkiaSharp;

namespace PodcastMuse.Tests.Providers.Outside;

public sealed class PictureTests
{
    [Theory]
    [InlineData("openai", null)]
    [InlineData("openai", "gpt-image-1-mini")]
    [InlineData("openai", "dall-e-3")]
    [InlineData("kie", null)]
    [InlineData("kie", "flux-2/flex-text-to-image")]
    public async Task Every_model_draws_a_sound_picture(string provider, string? model)
    {
        await using var outside = await Emulated.StartAsync();
        var images = outside.Studio(provider).Image(new ProviderAccess(Emulated.Key(provider), null, model))!;

        var (file, usage) = await outside.FinishAsync(slip => images.DrawAsync(Request(), slip, Emulated.Stop));

        Assert.Null(PictureProbe.Judge(file.Path));
        var paid = Assert.Single(outside.Host.Ledger.Entries);
        if (model != "dall-e-3")
            Assert.InRange(usage.EstimatedCost, paid.CostUsd * 0.9m, paid.CostUsd * 1.1m);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("hailuo/2-3-image-to-video-pro")]
    [InlineData("hailuo/02-image-to-video-standard")]
    [InlineData("hailuo/02-image-to-video-pro")]
    public async Task Every_clip_model_animates_the_still(string? model)
    {
        await using var outside = await Emulated.StartAsync();
        var video = outside.Studio("kie").Video(new ProviderAccess(Emulated.Key("kie"), null, model))!;

        var (file, usage) = await outside.FinishAsync(slip => video.AnimateAsync(new VideoRequest(Still(outside), "zoom", "Bees", 8), slip, Emulated.Stop));

        Assert.NotNull(await ClipProbe.MeasureAsync(file.Path, Emulated.Stop));
        Assert.Equal(Assert.Single(outside.Host.Ledger.Entries).CostUsd, usage.EstimatedCost);
    }

    [Theory]
    [InlineData("openai", "images")]
    [InlineData("kie", "create.image")]
    public async Task A_refused_picture_is_a_permanent_fault(string provider, string call)
    {
        await using var outside = await Emulated.StartAsync();
        outside.Host.Faults.Add(new Fault(provider, call, FaultKind.Refusal));
        var images = outside.Studio(provider).Image(new ProviderAccess(Emulated.Key(provider)))!;

        var fault = await Assert.ThrowsAsync<FaultException>(() => outside.FinishAsync(slip => images.DrawAsync(Request(), slip, Emulated.Stop)));

        Assert.Equal(("/problems/content-refused", false), (fault.Problem.Type, fault.IsTransient));
    }

    [Theory]
    [InlineData(FaultKind.EmptyMedia)]
    [InlineData(FaultKind.HtmlMedia)]
    [InlineData(FaultKind.GarbageMedia)]
    [InlineData(FaultKind.TruncatedMedia)]
    [InlineData(FaultKind.TinyMedia)]
    public async Task No_spoiled_picture_passes_for_one(FaultKind kind)
    {
        await using var outside = await Emulated.StartAsync();
        foreach (var (provider, call) in new[] { ("openai", "images"), ("kie", "create.image") })
        {
            outside.Host.Faults.Add(new Fault(provider, call, kind));
            var images = outside.Studio(provider).Image(new ProviderAccess(Emulated.Key(provider)))!;
            try
            {
                var (file, _) = await outside.FinishAsync(slip => images.DrawAsync(Request(), slip, Emulated.Stop), TimeSpan.FromMinutes(3));
                Assert.NotNull(PictureProbe.Judge(file.Path));
            }
            catch (FaultException fault)
            {
                Assert.True(fault.IsTransient);
            }
        }
    }

    private static ImageRequest Request() => new("Bees", "How bees dance.", "studio_mic", "en", 3000, 3000, 7);

    private static string Still(Emulated outside)
    {
        var path = outside.NextPath() + ".jpg";
        using var surface = SKSurface.Create(new SKImageInfo(640, 360));
        surface.Canvas.Clear(SKColors.DarkOrange);
        using var jpeg = surface.Snapshot().Encode(SKEncodedImageFormat.Jpeg, 90);
        File.WriteAllBytes(path, jpeg.ToArray());
        return path;
    }
}
