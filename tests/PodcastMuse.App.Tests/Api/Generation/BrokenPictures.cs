using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>A maker of pictures that refuses every one of them for good.</summary>
internal sealed class BrokenPictures : IImageModel
{
    public const string Words = "The provider has no pictures today.";

    public string Provider => "kie";

    public string Model => "broken";

    public bool IsMetered => true;

    public IReadOnlyList<string> Styles => ["studio_mic"];

    public static Task<TestServer> ServerAsync(Servers servers, ServerKind kind, CancellationToken cancellationToken) =>
        servers.GetAsync(kind, "broken pictures", services => services.AddSingleton<IImageModel, BrokenPictures>(), cancellationToken);

    public Task<ProviderAnswer<MadeFile>> DrawAsync(ImageRequest request, string? taskId, string outputPath, CancellationToken cancellationToken) =>
        throw FaultException.Permanent(Problems.ProviderRefused(Words));
}
