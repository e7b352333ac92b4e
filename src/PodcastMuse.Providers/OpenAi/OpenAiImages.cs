using System.Text.Json.Nodes;
using PodcastMuse.Kernel;
using PodcastMuse.Providers.Calls;
using PodcastMuse.Providers.Catalogue;
using PodcastMuse.Providers.Prompting;

namespace PodcastMuse.Providers.OpenAi;

/// <summary>OpenAI's pictures: gpt-image sends them in the answer, dall-e leaves them at an address for an hour.</summary>
internal sealed class OpenAiImages(ProviderLine line, Downloads downloads, ProviderCatalogue catalogue, ModelEntry model) : IImageModel
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private bool IsDallE => model.Id.StartsWith("dall-e", StringComparison.Ordinal);

    public string Provider => catalogue.Provider;

    public string Model => model.Id;

    public bool IsMetered => true;

    public IReadOnlyList<string> Styles => Prompts.Pictures.Names;

    public async Task<ProviderAnswer<MadeFile>> DrawAsync(ImageRequest request, CallSlip slip, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["model"] = model.Id,
            ["prompt"] = Prompts.Pictures.Of(request.Style, request.Title, request.Prompt),
            ["n"] = 1,
            ["size"] = SizeOf(request),
            ["quality"] = IsDallE ? "standard" : "medium",
        };
        var answer = await line.PostAsync("images/generations", body, CallKind.Image, cancellationToken);
        var item = answer.Get("data").Items().FirstOrDefault();
        var file = await FileOfAsync(item.Get("b64_json").Text(), item.Get("url").Text(), slip.OutputPath, cancellationToken)
            ?? throw FaultException.Transient(Problems.UnsoundResult("OpenAI answered without a picture."), Pause);
        return new ProviderAnswer<MadeFile>.Finished(file, new Usage("images", 1, CostOf(answer.Get("usage").Get("output_tokens").Number())));
    }

    private string SizeOf(ImageRequest request) => (request.Width.CompareTo(request.Height), IsDallE) switch
    {
        (0, _) => "1024x1024",
        ( > 0, true) => "1792x1024",
        ( < 0, true) => "1024x1792",
        ( > 0, false) => "1536x1024",
        _ => "1024x1536",
    };

    private async Task<MadeFile?> FileOfAsync(string? base64, string? url, string outputPath, CancellationToken cancellationToken)
    {
        if (base64 is { Length: > 0 })
        {
            var bytes = new byte[base64.Length];
            return Convert.TryFromBase64String(base64, bytes, out var length)
                ? await MediaKind.WriteAsync(line.Dialect.Name, bytes[..length], outputPath, null, cancellationToken)
                : null;
        }

        return Uri.TryCreate(url, UriKind.Absolute, out var address) ? await downloads.FetchAsync(line.Dialect.Name, address, outputPath, cancellationToken) : null;
    }

    /// <summary>By the tokens that the answer tells where it tells them; the catalogue's figure stands for 1,056.</summary>
    private decimal CostOf(decimal? tokens)
    {
        const decimal Medium = 1_056;
        var usual = catalogue.CostOf(model, new PlannedUse(1)) ?? 0;
        return tokens is > 0 ? decimal.Round(usual * tokens.Value / Medium, 6) : usual;
    }
}
