namespace PodcastMuse.Providers;

/// <summary>
/// A picture for the cover, without lettering: title and names are set in real type afterwards.
/// <paramref name="Seed"/> makes a drawn picture repeatable.
/// </summary>
public sealed record ImageRequest(string Title, string Prompt, string Style, string Language, int Width, int Height, int Seed);

/// <summary>Makes pictures.</summary>
public interface IImageModel
{
    string Provider { get; }
    string Model { get; }

    /// <summary>Whether each picture costs money.</summary>
    bool IsMetered { get; }

    /// <summary>Names of styles the API offers, e.g. <c>studio_mic</c>.</summary>
    IReadOnlyList<string> Styles { get; }

    /// <summary>Whether it works by tasks and calls back when they are done.</summary>
    bool CallsBack => false;

    Task<ProviderAnswer<MadeFile>> DrawAsync(ImageRequest request, CallSlip slip, CancellationToken cancellationToken);
}
