using System.Text.Json.Nodes;
using PodcastMuse.Providers.Catalogue;
using PodcastMuse.Providers.Prompting;

namespace PodcastMuse.Providers.Kie;

/// <summary>Flux 2 pictures through KIE, at 2K: the least that a cover of 3000 pixels is enlarged from.</summary>
internal sealed class KieImages(KieTasks tasks, ProviderCatalogue catalogue, ModelEntry model) : IImageModel
{
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(5);

    private static readonly (string Name, double Value)[] Ratios =
        [("1:1", 1), ("4:3", 4 / 3.0), ("3:4", 3 / 4.0), ("16:9", 16 / 9.0), ("9:16", 9 / 16.0), ("3:2", 1.5), ("2:3", 2 / 3.0)];

    public string Provider => catalogue.Provider;

    public string Model => model.Id;

    public bool IsMetered => true;

    public bool CallsBack => true;

    public IReadOnlyList<string> Styles => Prompts.Pictures.Names;

    public Task<ProviderAnswer<MadeFile>> DrawAsync(ImageRequest request, CallSlip slip, CancellationToken cancellationToken) =>
        tasks.RunAsync(() => Task.FromResult(OrderOf(request)), slip, cancellationToken);

    private KieOrder OrderOf(ImageRequest request)
    {
        var shape = request.Width / (double)request.Height;
        return new KieOrder(
            model.Id,
            new JsonObject
            {
                ["prompt"] = Prompts.Pictures.Of(request.Style, request.Title, request.Prompt),
                ["aspect_ratio"] = Ratios.MinBy(r => Math.Abs(Math.Log(r.Value / shape))).Name,
                ["resolution"] = "2K",
            },
            Soonest,
            new Usage("images", 1, catalogue.CostOf(model, new PlannedUse(1)) ?? 0));
    }
}
