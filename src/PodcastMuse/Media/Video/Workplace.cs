using PodcastMuse.Kernel;

namespace PodcastMuse.Media.Video;

/// <summary>A folder for unfinished files beside the finished one: the same disk, so that the last move is atomic.</summary>
internal static class Workplace
{
    public static string Under(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var work = Path.Combine(directory, ".making-" + Path.GetRandomFileName());
            Directory.CreateDirectory(work);
            return work;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw FaultException.Permanent(Problems.StorageUnavailable($"The video cannot be written to {directory}: {unwritable.Message}"), unwritable);
        }
    }
}
