using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using PodcastMuse.Kernel;
using PodcastMuse.Providers.Calls;
using PodcastMuse.Providers.Catalogue;
using PodcastMuse.Providers.Prompting;

namespace PodcastMuse.Providers.Kie;

/// <summary>Hailuo clips through KIE. The still is uploaded first (free of charge, kept there a day or so), since the model fetches it by address.</summary>
internal sealed class KieVideo(KieTasks tasks, ProviderLine line, ProviderCatalogue catalogue, ModelEntry model) : IVideoModel
{
    /// <summary>The vendor's own host of uploads; whoever stands in for KIE takes them at the same address as the rest.</summary>
    private static readonly Uri Uploads = new("https://kieai.redpandaai.co");

    /// <summary>A clip is seconds long but takes a minute and more to make.</summary>
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(10);

    /// <summary>The longest prompt that every Hailuo model takes, in characters.</summary>
    private const int MostPrompt = 1_500;

    public string Provider => catalogue.Provider;

    public string Model => model.Id;

    public bool CallsBack => true;

    public IReadOnlyList<string> Motions => Prompts.Motions.Names;

    public Task<ProviderAnswer<MadeFile>> AnimateAsync(VideoRequest request, CallSlip slip, CancellationToken cancellationToken) =>
        tasks.RunAsync(async () => await OrderAsync(request, slip.TaskId is null, cancellationToken), slip, cancellationToken);

    private async Task<KieOrder> OrderAsync(VideoRequest request, bool isNew, CancellationToken cancellationToken)
    {
        var prompt = Prompts.Motions.Of(request.Motion, request.Prompt, "");
        var input = new JsonObject { ["prompt"] = prompt.Shorten(MostPrompt) };
        if (isNew)
            input["image_url"] = await UploadAsync(request.ImagePath, cancellationToken);
        // The pro model of the older generation is always 6 s at 1080P and takes neither.
        if (model.Id != "hailuo/02-image-to-video-pro")
            (input["duration"], input["resolution"]) = ("6", "768P");
        return new KieOrder(model.Id, input, Soonest, new Usage("clips", 1, catalogue.CostOf(model, new PlannedUse(1)) ?? 0));
    }

    private async Task<string> UploadAsync(string path, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(await File.ReadAllBytesAsync(path, cancellationToken));
        file.Headers.ContentType = new MediaTypeHeaderValue(Path.GetExtension(path) == ".png" ? "image/png" : "image/jpeg");
        form.Add(file, "file", "still" + Path.GetExtension(path));
        form.Add(new StringContent("podcast-muse"), "uploadPath");
        form.Add(new StringContent(Path.GetFileName(path)), "fileName");
        var host = line.Root.Host == ProviderOptions.Usual.Kie.Host ? Uploads : line.Root;
        var answer = await line.PostAsync(new Uri(host.AbsoluteUri.TrimEnd('/') + "/api/file-stream-upload"), form, CallKind.Upload, cancellationToken);
        return answer.Get("data").Get("downloadUrl").Text() ?? answer.Get("data").Get("fileUrl").Text()
            ?? throw FaultException.Transient(Problems.ProviderUnavailable("KIE took the picture but did not tell where it is."));
    }
}
