namespace PodcastMuse.Providers;

/// <summary>A short clip animated from a still. <paramref name="ImagePath"/> is a local 16:9 picture, 1920×1080.</summary>
public sealed record VideoRequest(string ImagePath, string Motion, string Prompt, double Seconds);

/// <summary>Animates pictures.</summary>
public interface IVideoModel
{
    string Provider { get; }
    string Model { get; }

    /// <summary>Names of motions the API offers, e.g. <c>subtle</c>.</summary>
    IReadOnlyList<string> Motions { get; }

    /// <summary>Whether it works by tasks and calls back when they are done.</summary>
    bool CallsBack => false;

    Task<ProviderAnswer<MadeFile>> AnimateAsync(VideoRequest request, CallSlip slip, CancellationToken cancellationToken);
}
