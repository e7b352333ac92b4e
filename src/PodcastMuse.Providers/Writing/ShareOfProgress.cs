namespace PodcastMuse.Providers.Writing;

/// <summary>Reports a part's progress (0–1) as progress of the whole. At once, unlike <see cref="Progress{T}"/>, so that it never goes back.</summary>
internal sealed class ShareOfProgress(IProgress<double> whole, double from, double share) : IProgress<double>
{
    public void Report(double value) => whole.Report(from + (share * Math.Clamp(value, 0, 1)));
}
