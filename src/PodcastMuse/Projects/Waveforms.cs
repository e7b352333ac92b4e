using PodcastMuse.Kernel;
using PodcastMuse.Media.Audio;
using PodcastMuse.Storage;

namespace PodcastMuse.Projects;

/// <summary>The picture of an episode's sound, drawn from the master when it is first asked for and kept under the master's hash.</summary>
public sealed class Waveforms(AssetAddresses assets, AssetShelf shelf, DataFolder folder)
{
    private const string Master = "audio/final.wav";
    private const string Step = "audio_mastering";

    private readonly KeyedLock<Guid> _drawing = new();

    public async Task<FetchedAsset?> FetchAsync(Guid userId, Guid projectId, CancellationToken cancellationToken)
    {
        if (await shelf.FindAsync(projectId, Master, cancellationToken) is not { } master || master.UserId != userId)
            return null;
        var path = $"{AssetAddresses.Work}/waveform-{master.Sha256[..16]}.json";
        if (await assets.FetchAsync(userId, projectId, path, cancellationToken) is { } known)
            return known;
        using (await _drawing.TakeAsync(projectId, cancellationToken))
        {
            return await assets.FetchAsync(userId, projectId, path, cancellationToken)
                ?? await DrawAsync(userId, projectId, path, cancellationToken);
        }
    }

    private async Task<FetchedAsset?> DrawAsync(Guid userId, Guid projectId, string path, CancellationToken cancellationToken)
    {
        var sound = await shelf.FetchAsync(userId, projectId, Master, cancellationToken);
        var scratch = folder.NewScratch("waveform");
        try
        {
            var local = Path.Combine(scratch, "waveform.json");
            await File.WriteAllBytesAsync(local, await Waveform.DrawAsync(sound, cancellationToken), cancellationToken);
            await shelf.PutAsync(userId, projectId, Step, path, local, null, cancellationToken);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        return await assets.FetchAsync(userId, projectId, path, cancellationToken);
    }
}
