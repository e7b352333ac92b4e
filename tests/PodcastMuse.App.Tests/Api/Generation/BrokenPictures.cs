using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>A provider that refuses every picture for good.</summary>
internal sealed class BrokenPictures : IProviderStudio, IImageModel
{
    public const string Named = "broken";
    public const string Words = "The provider has no pictures today.";

    public string Provider => Named;

    public string Name => "Broken";

    public bool NeedsKey => false;

    public string Model => "none";

    public bool IsMetered => true;

    public IReadOnlyList<string> Styles => ["studio_mic"];

    public static Task<TestServer> ServerAsync(Servers servers, ServerKind kind, CancellationToken cancellationToken) =>
        servers.GetAsync(kind, "broken pictures", services => services.AddSingleton<IProviderStudio, BrokenPictures>(), cancellationToken);

    public IImageModel Image(ProviderAccess access) => this;

    public Task<ProviderAnswer<MadeFile>> DrawAsync(ImageRequest request, CallSlip slip, CancellationToken cancellationToken) =>
        throw FaultException.Permanent(Problems.ProviderRefused(Phrase.Of("no_pictures_today", Words, ("provider", "Broken"))));
}
