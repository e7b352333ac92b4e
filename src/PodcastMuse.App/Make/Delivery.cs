using System.Text.Json;
using PodcastMuse.Media.Packages;
using PodcastMuse.Production;
using PodcastMuse.Projects;

namespace PodcastMuse.App.Make;

/// <summary>
/// Copies a finished episode into the creator's folder: each file whole or not at all, the ZIP last, and what is already
/// there with the right content left alone.
/// </summary>
internal sealed class Delivery(AssetShelf shelf, ScriptShelf scripts)
{
    private const string CertificatePath = "audio/mastering.json";

    public async Task<MakeResult> DeliverAsync(Guid userId, Guid projectId, Guid productionId, string output, CancellationToken cancellationToken)
    {
        var assets = (await shelf.ListAsync(projectId, cancellationToken)).ToDictionary(a => a.Path);
        var packed = await PackedPathsAsync(userId, projectId, cancellationToken);
        var delivered = new List<DeliveredFile>();
        foreach (var asset in packed.Append(PackageManifest.Path).Append(ProductionPlan.PackagePath).Select(path => assets[path]))
        {
            await CopyAsync(asset, await shelf.FetchAsync(userId, projectId, asset.Path, cancellationToken), output, cancellationToken);
            delivered.Add(new DeliveredFile(asset.Path, asset.Size, asset.Sha256, asset.DurationSeconds));
        }

        RemoveStale(output, packed);
        var (lufs, peak) = await LoudnessAsync(Path.Combine(output, CertificatePath), cancellationToken);
        var script = await scripts.NewestAsync(projectId, cancellationToken);
        return new MakeResult(
            "completed", projectId, productionId, output, assets["audio/final.mp3"].DurationSeconds, lufs, peak, script?.Notes ?? [], delivered, null);
    }

    private async Task<List<string>> PackedPathsAsync(Guid userId, Guid projectId, CancellationToken cancellationToken)
    {
        await using var manifest = File.OpenRead(await shelf.FetchAsync(userId, projectId, PackageManifest.Path, cancellationToken));
        using var json = await JsonDocument.ParseAsync(manifest, cancellationToken: cancellationToken);
        return json.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("path").GetString()!).ToList();
    }

    private static async Task CopyAsync(Asset asset, string from, string output, CancellationToken cancellationToken)
    {
        var target = Path.Combine(output, asset.Path);
        if (new FileInfo(target) is { Exists: true } there && there.Length == asset.Size
            && await MakeMaterial.HashAsync(target, cancellationToken) == asset.Sha256)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var part = $"{target}.{Guid.CreateVersion7():N}.part";
        try
        {
            File.Copy(from, part, overwrite: true);
            File.Move(part, target, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Lines of an earlier version of this episode would look like part of it.</summary>
    private static void RemoveStale(string output, List<string> packed)
    {
        var segments = Path.Combine(output, "audio", "segments");
        var wanted = packed.Select(Path.GetFileName).ToHashSet();
        foreach (var file in Directory.Exists(segments) ? Directory.EnumerateFiles(segments, "*.wav") : [])
        {
            if (!wanted.Contains(Path.GetFileName(file)))
                File.Delete(file);
        }
    }

    private static async Task<(double? Lufs, double? Peak)> LoudnessAsync(string certificate, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(certificate);
        using var json = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
        var mp3 = json.RootElement.GetProperty("mp3");
        return (mp3.GetProperty("integratedLufs").GetDouble(), mp3.GetProperty("truePeakDbtp").GetDouble());
    }
}
