using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PodcastMuse.Storage;

namespace PodcastMuse.App.Health;

/// <summary>Whether the data folder's disk has room for an episode in the making; an hour takes about 2 GB.</summary>
internal sealed class DiskCheck(DataFolder folder) : IHealthCheck
{
    private const double Enough = 2e9;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var disk = new DriveInfo(folder.Root);
        var words = string.Create(CultureInfo.InvariantCulture, $"{disk.AvailableFreeSpace / 1e9:0.0} GB free of {disk.TotalSize / 1e9:0.0} GB");
        return Task.FromResult(disk.AvailableFreeSpace >= Enough ? HealthCheckResult.Healthy(words) : HealthCheckResult.Degraded(words));
    }
}
